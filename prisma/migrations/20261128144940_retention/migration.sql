-- One night's clean-up: what it removed, or why it failed. See server/retention.
CREATE TABLE "RetentionRun" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "removed" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT,

    CONSTRAINT "RetentionRun_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "RetentionRun_startedAt_idx" ON "RetentionRun"("startedAt");

-- What the clean-up finds its rows by; and for the foreign key, which looks for repeats of each event that goes.
CREATE INDEX "AuthSession_expiresAt_idx" ON "AuthSession"("expiresAt");
CREATE INDEX "AuthVerification_expiresAt_idx" ON "AuthVerification"("expiresAt");
CREATE INDEX "CalendarFeed_revokedAt_idx" ON "CalendarFeed"("revokedAt");
CREATE INDEX "OutboxEvent_repeatsId_idx" ON "OutboxEvent"("repeatsId");
CREATE INDEX "Incident_closedAt_idx" ON "Incident"("closedAt");
CREATE INDEX "TestGatewayCheckout_createdAt_idx" ON "TestGatewayCheckout"("createdAt");
CREATE INDEX notification_with_text ON "Notification" ("sentAt") WHERE text <> '';
CREATE INDEX outbox_removable ON "OutboxEvent" ("publishedAt") WHERE name <> 'sessions/scheduled';
