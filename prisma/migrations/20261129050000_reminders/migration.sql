-- Minutes before a session at which a person is reminded of it.
ALTER TABLE "User" ADD COLUMN "remindersBefore" INTEGER[] NOT NULL DEFAULT ARRAY[1440, 60]::INTEGER[];
ALTER TABLE "User" ADD CONSTRAINT user_reminders_known CHECK ("remindersBefore" <@ ARRAY[1440, 60]);

-- The session that a reminder is about, as it was then: a session that changed since has another sequence.
ALTER TABLE "Notification" ADD COLUMN "sessionId" UUID, ADD COLUMN "sessionSequence" INTEGER;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_sessionId_fkey"
  FOREIGN KEY ("sessionId") REFERENCES "TrainingSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Notification_sessionId_idx" ON "Notification"("sessionId");
ALTER TABLE "Notification" ADD CONSTRAINT notification_names_session CHECK (("sessionId" IS NULL) = ("sessionSequence" IS NULL));
