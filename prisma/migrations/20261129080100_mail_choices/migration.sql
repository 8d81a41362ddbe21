-- Topics of email that a person turned off: see server/people/vocabulary/mail-topics.ts. Reminders have their own column.
ALTER TABLE "User" ADD COLUMN "mutedMail" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "User" ADD CONSTRAINT user_muted_mail_known CHECK ("mutedMail" <@ ARRAY['changes', 'messages', 'digest', 'offers']);

-- An email that was not sent because its reader had turned off its topic when it was written.
ALTER TABLE "Notification" ADD COLUMN "isMuted" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Notification" ADD CONSTRAINT notification_muted CHECK (NOT "isMuted" OR "sentAt" IS NOT NULL);
