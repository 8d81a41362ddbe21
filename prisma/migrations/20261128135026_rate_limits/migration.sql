-- What each person and network spent of its limits, counted by rate-limiter-flexible in all replicas together. Unlogged:
-- a counter of one minute needs no write-ahead log, and after a crash of the database it may begin again.
CREATE UNLOGGED TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
) WITH (fillfactor = 60);

-- What has expired is removed by it.
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- Attempts to sign in used to be counted among the verifications, one row for each word typed as an address.
DELETE FROM "AuthVerification" WHERE identifier = 'sign-in-attempts';
