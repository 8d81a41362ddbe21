ALTER TABLE "Notification"
  ADD COLUMN "secret" TEXT,
  ADD COLUMN "expiresAt" TIMESTAMPTZ(3);

-- What opens an account is kept, encrypted, until its mail is sent or refused, and no longer.
ALTER TABLE "Notification" ADD CONSTRAINT notification_secret
  CHECK ("secret" IS NULL OR ("sentAt" IS NULL AND "refusedAt" IS NULL AND "expiresAt" IS NOT NULL));
