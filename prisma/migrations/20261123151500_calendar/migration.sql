-- The calendar of the whole school reads a few days of sessions, whoever holds them.
CREATE INDEX "TrainingSession_startsAt_idx" ON "TrainingSession"("startsAt");

-- Load against the cap: only allocations that take a place now.
CREATE INDEX trainer_allocation_taking_place ON "TrainerAllocation" ("trainerId") INCLUDE ("purchaseId")
  WHERE "endedAt" IS NULL AND "completedAt" IS NULL;
