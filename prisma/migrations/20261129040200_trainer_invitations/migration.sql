-- CreateTable
CREATE TABLE "TrainerInvitation" (
    "id" UUID NOT NULL,
    "trainerId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,

    CONSTRAINT "TrainerInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TrainerInvitation_tokenHash_key" ON "TrainerInvitation"("tokenHash");

-- CreateIndex
CREATE INDEX "TrainerInvitation_trainerId_idx" ON "TrainerInvitation"("trainerId");

-- CreateIndex
CREATE INDEX "TrainerInvitation_acceptedById_idx" ON "TrainerInvitation"("acceptedById");

-- CreateIndex
CREATE INDEX "TrainerInvitation_expiresAt_idx" ON "TrainerInvitation"("expiresAt");

-- AddForeignKey
ALTER TABLE "TrainerInvitation" ADD CONSTRAINT "TrainerInvitation_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrainerInvitation" ADD CONSTRAINT "TrainerInvitation_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- One invitation of a trainer works at a time, and one that ended, by being accepted or by another one, stays so.
CREATE UNIQUE INDEX trainer_invitation_open ON "TrainerInvitation" ("trainerId") WHERE "endedAt" IS NULL;
ALTER TABLE "TrainerInvitation" ADD CONSTRAINT trainer_invitation_accepted CHECK ("acceptedById" IS NULL OR "endedAt" IS NOT NULL);
CREATE TRIGGER trainer_invitation_used_once BEFORE UPDATE ON "TrainerInvitation" FOR EACH ROW
  WHEN (OLD."endedAt" IS NOT NULL AND (NEW."endedAt" IS NULL OR OLD."acceptedById" IS NULL AND NEW."acceptedById" IS NOT NULL))
  EXECUTE FUNCTION refuse_rewriting();
