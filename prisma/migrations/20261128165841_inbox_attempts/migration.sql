-- Why a recorded webhook could not be applied, how often it was tried, and when it is tried next.
ALTER TABLE "PaymentEvent"
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN "lastError" text,
  ADD COLUMN "nextAttemptAt" timestamptz(3) NOT NULL DEFAULT now();

-- By the next attempt: fifty that always fail must not hold up what comes after them.
DROP INDEX inbox_unapplied;
CREATE INDEX inbox_unapplied ON "PaymentEvent" ("nextAttemptAt") WHERE "appliedAt" IS NULL;
