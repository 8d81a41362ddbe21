-- What each round through the invariants found.

-- CreateTable
CREATE TABLE "IntegrityCheck" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tookMs" INTEGER NOT NULL,
    "violations" INTEGER NOT NULL,
    "results" JSONB NOT NULL,

    CONSTRAINT "IntegrityCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "IntegrityCheck_at_idx" ON "IntegrityCheck"("at");
