-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "purchaseId" UUID NOT NULL,
    "allocationId" UUID NOT NULL,
    "trainerId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "authorKind" "ActorKind" NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HelpRequest" (
    "id" UUID NOT NULL,
    "purchaseId" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "askedByKind" "ActorKind" NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "HelpRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Message_purchaseId_id_idx" ON "Message"("purchaseId", "id");

-- CreateIndex
CREATE INDEX "Message_allocationId_purchaseId_trainerId_idx" ON "Message"("allocationId", "purchaseId", "trainerId");

-- CreateIndex
CREATE INDEX "Message_authorId_idx" ON "Message"("authorId");

-- CreateIndex
CREATE INDEX "Message_createdAt_idx" ON "Message"("createdAt");

-- CreateIndex
CREATE INDEX "HelpRequest_closedAt_idx" ON "HelpRequest"("closedAt");

-- CreateIndex
CREATE INDEX "HelpRequest_purchaseId_idx" ON "HelpRequest"("purchaseId");

-- CreateIndex
CREATE INDEX "HelpRequest_askedById_idx" ON "HelpRequest"("askedById");

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_allocationId_purchaseId_trainerId_fkey" FOREIGN KEY ("allocationId", "purchaseId", "trainerId") REFERENCES "TrainerAllocation"("id", "purchaseId", "trainerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "Message"
  ADD CONSTRAINT message_length CHECK (length(text) BETWEEN 1 AND 2000),
  ADD CONSTRAINT message_author CHECK ("authorKind" IN ('STUDENT', 'TRAINER', 'STAFF'));
ALTER TABLE "HelpRequest" ADD CONSTRAINT help_asked_by CHECK ("askedByKind" IN ('STUDENT', 'TRAINER'));
CREATE UNIQUE INDEX help_open_once ON "HelpRequest" ("purchaseId") WHERE "closedAt" IS NULL;
-- What the sweep emails.
CREATE INDEX message_unmailed ON "Message" ("createdAt") WHERE "mailedAt" IS NULL;

-- Only the student of a purchase, the trainer whom it has now, and staff who were asked for help write.
CREATE FUNCTION on_message_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_theirs boolean;
BEGIN
  -- A change of trainer is waited for.
  PERFORM FROM "TrainerAllocation" WHERE id = NEW."allocationId" AND "endedAt" IS NULL FOR SHARE;
  IF FOUND THEN
    is_theirs := CASE NEW."authorKind"
      WHEN 'STUDENT' THEN EXISTS (SELECT FROM "Purchase" WHERE id = NEW."purchaseId" AND "studentId" = NEW."authorId")
      WHEN 'TRAINER' THEN EXISTS (SELECT FROM "Trainer" WHERE id = NEW."trainerId" AND "userId" = NEW."authorId")
      ELSE EXISTS (SELECT FROM "HelpRequest" WHERE "purchaseId" = NEW."purchaseId" AND "closedAt" IS NULL) END;
  END IF;
  IF is_theirs IS NOT TRUE THEN
    RAISE EXCEPTION 'message_between: user % may not write in purchase %', NEW."authorId", NEW."purchaseId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'message_between';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_between BEFORE INSERT ON "Message" FOR EACH ROW EXECUTE FUNCTION on_message_written();
CREATE TRIGGER message_stays BEFORE UPDATE ON "Message" FOR EACH ROW
  WHEN ((OLD.id, OLD."purchaseId", OLD."allocationId", OLD."authorId", OLD."authorKind", OLD.text, OLD."createdAt")
    IS DISTINCT FROM (NEW.id, NEW."purchaseId", NEW."allocationId", NEW."authorId", NEW."authorKind", NEW.text, NEW."createdAt"))
  EXECUTE FUNCTION refuse_rewriting();
