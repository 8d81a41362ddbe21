-- CreateEnum
CREATE TYPE "RatingSubject" AS ENUM ('COURSE', 'TRAINER');

-- CreateEnum
CREATE TYPE "RatingStatus" AS ENUM ('OPEN', 'RELEASED', 'DECLINED');

-- CreateTable
CREATE TABLE "Rating" (
    "id" UUID NOT NULL,
    "purchaseId" UUID NOT NULL,
    "subject" "RatingSubject" NOT NULL,
    "courseId" UUID NOT NULL,
    "trainerId" UUID,
    "stars" INTEGER NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "status" "RatingStatus" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "declineReason" TEXT,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Rating_purchaseId_subject_key" ON "Rating"("purchaseId", "subject");

-- CreateIndex
CREATE INDEX "Rating_courseId_status_idx" ON "Rating"("courseId", "status");

-- CreateIndex
CREATE INDEX "Rating_trainerId_status_idx" ON "Rating"("trainerId", "status");

-- CreateIndex
CREATE INDEX "Rating_status_writtenAt_idx" ON "Rating"("status", "writtenAt");

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "Rating"
  ADD CONSTRAINT rating_stars CHECK (stars BETWEEN 1 AND 5),
  ADD CONSTRAINT rating_text CHECK (length(text) <= 2000),
  ADD CONSTRAINT rating_trainer CHECK ((subject = 'TRAINER') = ("trainerId" IS NOT NULL)),
  ADD CONSTRAINT rating_decided CHECK ((status = 'OPEN') = ("decidedAt" IS NULL) AND ("decidedAt" IS NULL) = ("decidedBy" IS NULL)
    AND (status = 'DECLINED') = ("declineReason" IS NOT NULL));

-- Only the course that was bought is rated, by a student who attended a session of it; only a trainer who held one of theirs.
CREATE FUNCTION on_rating_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Purchase" WHERE id = NEW."purchaseId") AND NOT EXISTS (
    SELECT FROM "Purchase" p JOIN "TrainingSession" t ON t."purchaseId" = p.id AND t.status <> 'CANCELLED'
      JOIN "SessionResult" r ON r."sessionId" = t.id AND r.outcome IN ('HELD', 'CUT_SHORT')
    WHERE p.id = NEW."purchaseId" AND p."courseId" = NEW."courseId" AND t."trainerId" = coalesce(NEW."trainerId", t."trainerId")
  ) THEN
    RAISE EXCEPTION 'rating_attended: purchase % attended no session of that course or trainer', NEW."purchaseId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_attended';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rating_attended BEFORE INSERT ON "Rating" FOR EACH ROW EXECUTE FUNCTION on_rating_given();

-- Whom and what it is about never changes, and what is public says what staff released. Another text is decided on again.
CREATE TRIGGER rating_about_stays BEFORE UPDATE ON "Rating" FOR EACH ROW
  WHEN ((OLD."purchaseId", OLD.subject, OLD."courseId", OLD."trainerId", OLD."createdAt")
      IS DISTINCT FROM (NEW."purchaseId", NEW.subject, NEW."courseId", NEW."trainerId", NEW."createdAt")
    OR (OLD.stars, OLD.text) IS DISTINCT FROM (NEW.stars, NEW.text) AND (OLD.status = 'RELEASED' OR NEW.status <> 'OPEN'))
  EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER rating_kept BEFORE DELETE ON "Rating" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
