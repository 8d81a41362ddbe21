-- Trainers and staff are invited alike: what was the invitation of a trainer names the role that it gives.
ALTER TABLE "TrainerInvitation" RENAME TO "Invitation";
ALTER TABLE "Invitation" RENAME CONSTRAINT "TrainerInvitation_pkey" TO "Invitation_pkey";
ALTER TABLE "Invitation" RENAME CONSTRAINT "TrainerInvitation_trainerId_fkey" TO "Invitation_trainerId_fkey";
ALTER TABLE "Invitation" RENAME CONSTRAINT "TrainerInvitation_acceptedById_fkey" TO "Invitation_acceptedById_fkey";
ALTER TABLE "Invitation" RENAME CONSTRAINT trainer_invitation_accepted TO invitation_accepted;
ALTER INDEX "TrainerInvitation_tokenHash_key" RENAME TO "Invitation_tokenHash_key";
ALTER INDEX "TrainerInvitation_trainerId_idx" RENAME TO "Invitation_trainerId_idx";
ALTER INDEX "TrainerInvitation_acceptedById_idx" RENAME TO "Invitation_acceptedById_idx";
ALTER INDEX "TrainerInvitation_expiresAt_idx" RENAME TO "Invitation_expiresAt_idx";
ALTER INDEX trainer_invitation_open RENAME TO invitation_open_trainer;
ALTER TRIGGER trainer_invitation_used_once ON "Invitation" RENAME TO invitation_used_once;

ALTER TABLE "Invitation" ADD COLUMN "role" "Role" NOT NULL DEFAULT 'TRAINER', ALTER COLUMN "trainerId" DROP NOT NULL;
ALTER TABLE "Invitation" ALTER COLUMN "role" DROP DEFAULT;
ALTER TABLE "Invitation" ADD CONSTRAINT invitation_role CHECK (role <> 'STUDENT' AND (role = 'TRAINER') = ("trainerId" IS NOT NULL));
-- One invitation to the team works at a time for each address, which is compared in lower case.
CREATE UNIQUE INDEX invitation_open_staff ON "Invitation" (email) WHERE "endedAt" IS NULL AND "trainerId" IS NULL;
ALTER TABLE "Invitation" ADD CONSTRAINT invitation_staff_email CHECK ("trainerId" IS NOT NULL OR email = lower(email));
