-- AlterTable
ALTER TABLE "AuthSession" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "SchoolSettings" ADD COLUMN     "staffNeedTwoFactor" BOOLEAN NOT NULL DEFAULT false;
