-- What the pipeline page counts and lists: results by consumer, and failed attempts, the newest first.

-- CreateIndex
CREATE INDEX "ProcessedEvent_consumer_processedAt_idx" ON "ProcessedEvent"("consumer", "processedAt");

CREATE INDEX timeline_failed_attempts ON "TimelineEntry" (at) WHERE kind IN ('function.failed', 'function.attempt-failed');
