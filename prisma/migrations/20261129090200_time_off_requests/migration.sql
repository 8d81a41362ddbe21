-- CreateEnum
CREATE TYPE "TimeOffRequestStatus" AS ENUM ('OPEN', 'APPROVED', 'DECLINED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "SchoolSettings" ADD COLUMN     "timeOffNeedsApproval" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "TimeOffRequest" (
    "id" UUID NOT NULL,
    "trainerId" UUID NOT NULL,
    "fromWall" TEXT NOT NULL,
    "untilWall" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "TimeOffRequestStatus" NOT NULL DEFAULT 'OPEN',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "declineReason" TEXT,
    "absenceId" UUID,

    CONSTRAINT "TimeOffRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TimeOffRequest_absenceId_key" ON "TimeOffRequest"("absenceId");

-- CreateIndex
CREATE INDEX "TimeOffRequest_trainerId_askedAt_idx" ON "TimeOffRequest"("trainerId", "askedAt");

-- CreateIndex
CREATE INDEX "TimeOffRequest_status_startsAt_idx" ON "TimeOffRequest"("status", "startsAt");

-- AddForeignKey
ALTER TABLE "TimeOffRequest" ADD CONSTRAINT "TimeOffRequest_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeOffRequest" ADD CONSTRAINT "TimeOffRequest_absenceId_fkey" FOREIGN KEY ("absenceId") REFERENCES "TrainerAbsence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A trainer asks for a time once: no two open requests overlap. One that ended says how, and stays as it is.
ALTER TABLE "TimeOffRequest"
  ADD CONSTRAINT time_off_request_once EXCLUDE USING gist
    ("trainerId" WITH =, tstzrange("startsAt", "endsAt") WITH &&) WHERE (status = 'OPEN'),
  ADD CONSTRAINT time_off_request_period CHECK ("endsAt" > "startsAt"),
  ADD CONSTRAINT time_off_request_ended CHECK ((status = 'OPEN') = ("endedAt" IS NULL) AND ("endedAt" IS NULL) = ("endedBy" IS NULL)
    AND (status = 'DECLINED') = ("declineReason" IS NOT NULL) AND (status = 'APPROVED') = ("absenceId" IS NOT NULL));
CREATE TRIGGER time_off_request_stays BEFORE UPDATE ON "TimeOffRequest" FOR EACH ROW
  WHEN (OLD.status <> 'OPEN' OR (OLD."trainerId", OLD."startsAt", OLD."endsAt", OLD.reason)
    IS DISTINCT FROM (NEW."trainerId", NEW."startsAt", NEW."endsAt", NEW.reason))
  EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER time_off_request_kept BEFORE DELETE ON "TimeOffRequest" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
