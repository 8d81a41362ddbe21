-- What staff search and filter by, at a million purchases: tests/bench/lists.ts measures it.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Parts of names and addresses.
CREATE INDEX user_name_trigrams ON "User" USING gin (name gin_trgm_ops);
CREATE INDEX user_email_trigrams ON "User" USING gin (email gin_trgm_ops);

CREATE INDEX "Purchase_courseId_createdAt_id_idx" ON "Purchase" ("courseId", "createdAt", id);
CREATE INDEX "Purchase_confirmedAt_idx" ON "Purchase" ("confirmedAt");
CREATE INDEX "Purchase_fulfilledAt_idx" ON "Purchase" ("fulfilledAt");
