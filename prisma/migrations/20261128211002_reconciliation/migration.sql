-- What the daily comparison with a provider's books looked at, and what it found.

CREATE TABLE "Reconciliation" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "payments" INTEGER NOT NULL,
    "refunds" INTEGER NOT NULL,
    "differences" INTEGER NOT NULL,
    CONSTRAINT "Reconciliation_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "BookDifference" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "purchaseId" UUID,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    CONSTRAINT "BookDifference_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Reconciliation_provider_at_idx" ON "Reconciliation"("provider", "at");
CREATE UNIQUE INDEX "BookDifference_provider_ref_key" ON "BookDifference"("provider", "ref");
CREATE INDEX "BookDifference_purchaseId_idx" ON "BookDifference"("purchaseId");
CREATE INDEX "BookDifference_resolvedAt_idx" ON "BookDifference"("resolvedAt");
ALTER TABLE "BookDifference" ADD CONSTRAINT "BookDifference_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Reconciliation" ADD CONSTRAINT reconciliation_of_period CHECK ("fromAt" < "toAt");
