-- When a waiting purchase was woken for a trainer's free place: that place is spoken for until it is taken or lost.
ALTER TABLE "AllocationWait" ADD COLUMN "wokenAt" TIMESTAMPTZ(3), ADD COLUMN "wokenFor" TEXT;
CREATE INDEX "AllocationWait_wokenFor_idx" ON "AllocationWait"("wokenFor");
ALTER TABLE "AllocationWait" ADD CONSTRAINT wait_woken_for CHECK (("wokenAt" IS NULL) = ("wokenFor" IS NULL));

-- On insert alone: waking updates many rows and must not queue behind the purchases that are being worked on.
DROP TRIGGER wait_while_created ON "AllocationWait";
CREATE TRIGGER wait_while_created BEFORE INSERT ON "AllocationWait"
  FOR EACH ROW EXECUTE FUNCTION on_wait_assert_created();

-- What completing a series looks for.
CREATE INDEX training_session_to_hold ON "TrainingSession" ("endsAt") WHERE status = 'SCHEDULED';
CREATE INDEX allocation_to_complete ON "TrainerAllocation" ("trainerId") WHERE "endedAt" IS NULL AND "completedAt" IS NULL;
