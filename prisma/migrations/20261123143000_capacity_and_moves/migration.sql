-- CreateEnum
CREATE TYPE "AbsenceItemStatus" AS ENUM ('PENDING', 'MOVED', 'SKIPPED', 'FAILED');

-- AlterTable
ALTER TABLE "OutboxEvent" ALTER COLUMN "purchaseId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Trainer" ADD COLUMN     "maxWeeklyMinutes" INTEGER;

-- AlterTable
ALTER TABLE "TrainerAllocation" ADD COLUMN     "completedAt" TIMESTAMPTZ(3),
ADD COLUMN     "overrides" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "TrainingSession" ADD COLUMN     "overrides" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "AllocationWait" (
    "purchaseId" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "considered" INTEGER NOT NULL,
    "ruledOut" JSONB NOT NULL,
    "ledger" JSONB NOT NULL,

    CONSTRAINT "AllocationWait_pkey" PRIMARY KEY ("purchaseId")
);

-- CreateTable
CREATE TABLE "Reallocation" (
    "id" TEXT NOT NULL,
    "purchaseId" TEXT NOT NULL,
    "fromAllocationId" TEXT,
    "toAllocationId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "overrides" TEXT[],
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoesId" TEXT,

    CONSTRAINT "Reallocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionMove" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fromTrainerId" TEXT NOT NULL,
    "fromStartsAt" TIMESTAMPTZ(3) NOT NULL,
    "fromEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "toTrainerId" TEXT NOT NULL,
    "toStartsAt" TIMESTAMPTZ(3) NOT NULL,
    "toEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "reallocationId" TEXT,
    "reason" TEXT,
    "overrides" TEXT[],
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,

    CONSTRAINT "SessionMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrainerAbsence" (
    "id" TEXT NOT NULL,
    "trainerId" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TrainerAbsence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AbsenceItem" (
    "absenceId" TEXT NOT NULL,
    "purchaseId" TEXT NOT NULL,
    "status" "AbsenceItemStatus" NOT NULL DEFAULT 'PENDING',
    "reallocationId" TEXT,
    "message" TEXT,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "AbsenceItem_pkey" PRIMARY KEY ("absenceId","purchaseId")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT,
    "trainerId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),
    "lastReadAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AllocationWait_since_idx" ON "AllocationWait"("since");

-- CreateIndex
CREATE UNIQUE INDEX "Reallocation_toAllocationId_key" ON "Reallocation"("toAllocationId");

-- CreateIndex
CREATE UNIQUE INDEX "Reallocation_undoesId_key" ON "Reallocation"("undoesId");

-- CreateIndex
CREATE INDEX "Reallocation_purchaseId_createdAt_idx" ON "Reallocation"("purchaseId", "createdAt");

-- CreateIndex
CREATE INDEX "Reallocation_fromAllocationId_idx" ON "Reallocation"("fromAllocationId");

-- CreateIndex
CREATE INDEX "SessionMove_fromTrainerId_at_idx" ON "SessionMove"("fromTrainerId", "at");

-- CreateIndex
CREATE INDEX "SessionMove_reallocationId_idx" ON "SessionMove"("reallocationId");

-- CreateIndex
CREATE UNIQUE INDEX "SessionMove_sessionId_sequence_key" ON "SessionMove"("sessionId", "sequence");

-- CreateIndex
CREATE INDEX "TrainerAbsence_trainerId_createdAt_idx" ON "TrainerAbsence"("trainerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "AbsenceItem_reallocationId_key" ON "AbsenceItem"("reallocationId");

-- CreateIndex
CREATE INDEX "AbsenceItem_purchaseId_idx" ON "AbsenceItem"("purchaseId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarFeed_userId_idx" ON "CalendarFeed"("userId");

-- CreateIndex
CREATE INDEX "CalendarFeed_trainerId_idx" ON "CalendarFeed"("trainerId");

-- AddForeignKey
ALTER TABLE "AllocationWait" ADD CONSTRAINT "AllocationWait_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reallocation" ADD CONSTRAINT "Reallocation_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reallocation" ADD CONSTRAINT "Reallocation_fromAllocationId_fkey" FOREIGN KEY ("fromAllocationId") REFERENCES "TrainerAllocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reallocation" ADD CONSTRAINT "Reallocation_toAllocationId_fkey" FOREIGN KEY ("toAllocationId") REFERENCES "TrainerAllocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reallocation" ADD CONSTRAINT "Reallocation_undoesId_fkey" FOREIGN KEY ("undoesId") REFERENCES "Reallocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionMove" ADD CONSTRAINT "SessionMove_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TrainingSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionMove" ADD CONSTRAINT "SessionMove_reallocationId_fkey" FOREIGN KEY ("reallocationId") REFERENCES "Reallocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainerAbsence" ADD CONSTRAINT "TrainerAbsence_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AbsenceItem" ADD CONSTRAINT "AbsenceItem_absenceId_fkey" FOREIGN KEY ("absenceId") REFERENCES "TrainerAbsence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AbsenceItem" ADD CONSTRAINT "AbsenceItem_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AbsenceItem" ADD CONSTRAINT "AbsenceItem_reallocationId_fkey" FOREIGN KEY ("reallocationId") REFERENCES "Reallocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE CASCADE ON UPDATE CASCADE;


