ALTER TABLE "Notification"
  ALTER COLUMN "purchaseId" DROP NOT NULL,
  ADD COLUMN "userId" UUID,
  ADD COLUMN "trainerId" UUID,
  ADD COLUMN "cause" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "html" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "calendar" TEXT,
  ADD COLUMN "refusedAt" TIMESTAMPTZ(3),
  ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "lastError" TEXT,
  ADD COLUMN "claimedUntil" TIMESTAMPTZ(3),
  ADD COLUMN "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- A kind used to end with the change that it tells of.
UPDATE "Notification" SET kind = substring(kind FROM '^(.*)\.[0-9a-f-]{36}$'), cause = right(kind, 36)
WHERE kind ~ '\.[0-9a-f-]{36}$';
-- A booking is told once for each allocation: the newest mail of a kind is about the last one.
UPDATE "Notification" n SET cause = coalesce(
  CASE WHEN NOT EXISTS (SELECT FROM "Notification" newer
      WHERE newer."purchaseId" = n."purchaseId" AND newer.kind = n.kind AND newer.id > n.id)
    THEN (SELECT a.id::text FROM "TrainerAllocation" a WHERE a."purchaseId" = n."purchaseId"
      ORDER BY a."createdAt" DESC, a.id DESC LIMIT 1) END, n.id::text)
WHERE n.kind LIKE 'schedule.%';
UPDATE "Notification" n SET "userId" = p."studentId" FROM "Purchase" p
WHERE p.id = n."purchaseId" AND n.kind LIKE '%.student';
UPDATE "Notification" n SET "trainerId" = t.id FROM "Trainer" t
WHERE t.email = n.recipient AND n.kind LIKE '%trainer';

DROP INDEX "Notification_purchaseId_kind_recipient_key";
CREATE UNIQUE INDEX "Notification_purchaseId_kind_cause_key" ON "Notification"("purchaseId", "kind", "cause");
CREATE INDEX "Notification_userId_idx" ON "Notification"("userId");
CREATE INDEX "Notification_trainerId_idx" ON "Notification"("trainerId");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Mail that is about no purchase is written once for each person and kind.
CREATE UNIQUE INDEX notification_once_without_purchase ON "Notification" ("userId", kind, cause) WHERE "purchaseId" IS NULL;
-- What the sweep sends, and what was refused.
CREATE INDEX notification_unsent ON "Notification" ("nextAttemptAt") WHERE "sentAt" IS NULL AND "refusedAt" IS NULL;
CREATE INDEX notification_refused ON "Notification" ("purchaseId") WHERE "refusedAt" IS NOT NULL;
ALTER TABLE "Notification"
  ADD CONSTRAINT notification_end CHECK ("sentAt" IS NULL OR "refusedAt" IS NULL),
  ADD CONSTRAINT notification_whose CHECK ("userId" IS NULL OR "trainerId" IS NULL);
