-- What somebody did about a stuck purchase, and the stops grouped by their cause.

-- CreateEnum
CREATE TYPE "RemedyOutcome" AS ENUM ('PENDING', 'WORKED', 'DID_NOT_WORK');

-- CreateEnum
CREATE TYPE "TreatmentItemStatus" AS ENUM ('PENDING', 'APPLIED', 'SKIPPED', 'FAILED');

-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "askedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Remedy" (
    "id" TEXT NOT NULL,
    "purchaseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "stopId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fromStatus" "PurchaseStatus" NOT NULL,
    "summary" TEXT NOT NULL,
    "outcome" "RemedyOutcome" NOT NULL DEFAULT 'PENDING',
    "outcomeAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Remedy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "alertedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentMember" (
    "incidentId" TEXT NOT NULL,
    "purchaseId" TEXT NOT NULL,
    "stopId" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "IncidentMember_pkey" PRIMARY KEY ("incidentId","purchaseId","stopId")
);

-- CreateTable
CREATE TABLE "Treatment" (
    "id" TEXT NOT NULL,
    "incidentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "actorRole" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Treatment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TreatmentItem" (
    "treatmentId" TEXT NOT NULL,
    "purchaseId" TEXT NOT NULL,
    "status" "TreatmentItemStatus" NOT NULL DEFAULT 'PENDING',
    "message" TEXT,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "TreatmentItem_pkey" PRIMARY KEY ("treatmentId","purchaseId")
);

-- CreateIndex
CREATE INDEX "Remedy_purchaseId_createdAt_idx" ON "Remedy"("purchaseId", "createdAt");

-- CreateIndex
CREATE INDEX "Incident_openedAt_idx" ON "Incident"("openedAt");

-- CreateIndex
CREATE INDEX "IncidentMember_purchaseId_idx" ON "IncidentMember"("purchaseId");

-- CreateIndex
CREATE INDEX "Treatment_incidentId_createdAt_idx" ON "Treatment"("incidentId", "createdAt");

-- CreateIndex
CREATE INDEX "TreatmentItem_purchaseId_idx" ON "TreatmentItem"("purchaseId");

-- AddForeignKey
ALTER TABLE "Remedy" ADD CONSTRAINT "Remedy_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentMember" ADD CONSTRAINT "IncidentMember_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentMember" ADD CONSTRAINT "IncidentMember_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Treatment" ADD CONSTRAINT "Treatment_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentItem" ADD CONSTRAINT "TreatmentItem_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentItem" ADD CONSTRAINT "TreatmentItem_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open incident for each cause and stage, and each purchase in one of them at most: alerts count incidents.
CREATE UNIQUE INDEX incident_one_open ON "Incident" (cause, stage) WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX incident_member_one_open ON "IncidentMember" ("purchaseId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX treatment_one_running ON "Treatment" ("incidentId") WHERE "finishedAt" IS NULL;

-- What the sweeps read.
CREATE INDEX remedy_unsettled ON "Remedy" ("createdAt") WHERE outcome = 'PENDING';
CREATE INDEX treatment_item_pending ON "TreatmentItem" ("treatmentId") WHERE status = 'PENDING';
CREATE INDEX payment_open ON "Payment" ("createdAt") WHERE status = 'PENDING';

ALTER TABLE "Remedy"
  ADD CONSTRAINT remedy_settled CHECK ((outcome = 'PENDING') = ("outcomeAt" IS NULL)),
  ADD CONSTRAINT remedy_has_reason CHECK (length(trim(reason)) > 0);
ALTER TABLE "Treatment"
  ADD CONSTRAINT treatment_has_reason CHECK (length(trim(reason)) > 0);
ALTER TABLE "TreatmentItem"
  ADD CONSTRAINT treatment_item_done CHECK ((status = 'PENDING') = ("doneAt" IS NULL));
