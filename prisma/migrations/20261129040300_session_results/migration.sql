-- CreateEnum
CREATE TYPE "SessionOutcome" AS ENUM ('HELD', 'CUT_SHORT', 'STUDENT_ABSENT', 'TRAINER_ABSENT', 'NOT_HELD');

-- CreateTable
CREATE TABLE "SessionResult" (
    "sessionId" UUID NOT NULL,
    "outcome" "SessionOutcome" NOT NULL,
    "topic" TEXT NOT NULL DEFAULT '',
    "privateNote" TEXT NOT NULL DEFAULT '',
    "studentNote" TEXT NOT NULL DEFAULT '',
    "homework" TEXT NOT NULL DEFAULT '',
    "materialsUrl" TEXT,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionResult_pkey" PRIMARY KEY ("sessionId")
);

-- AddForeignKey
ALTER TABLE "SessionResult" ADD CONSTRAINT "SessionResult_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TrainingSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "SessionResult" ADD CONSTRAINT session_result_materials CHECK ("materialsUrl" ~ '^https://[^\s]+$' AND length("materialsUrl") <= 500);

-- A session has a result only once it has begun, and a cancelled one never. A correction writes the same row again, with
-- an audit entry of its own that keeps what was there: it commits with it or not at all.
CREATE FUNCTION on_session_result() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE s record;
BEGIN
  SELECT status, "startsAt" INTO s FROM "TrainingSession" WHERE id = NEW."sessionId" FOR SHARE;
  IF NOT FOUND THEN RETURN NEW; END IF;
  IF s.status = 'CANCELLED' OR NEW."recordedAt" < s."startsAt" THEN
    RAISE EXCEPTION 'session_result_begun: session % was cancelled or has not begun at %', NEW."sessionId", NEW."recordedAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_result_begun';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_result_begun BEFORE INSERT OR UPDATE ON "SessionResult"
  FOR EACH ROW EXECUTE FUNCTION on_session_result();
CREATE FUNCTION on_session_result_assert_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "AuditEntry" a WHERE a."subjectKind" = 'session' AND a."subjectId" = NEW."sessionId"::text
      AND a.action = 'session.result-recorded' AND a.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'session_result_audited: the result of session % has no audit entry', NEW."sessionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_result_audited';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER session_result_audited AFTER INSERT OR UPDATE ON "SessionResult"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_session_result_assert_told();
CREATE TRIGGER session_result_stays BEFORE DELETE ON "SessionResult" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER session_result_no_truncate BEFORE TRUNCATE ON "SessionResult" EXECUTE FUNCTION refuse_rewriting();

-- What has a result took place, or did not, where it was: it neither moves nor is cancelled.
CREATE FUNCTION on_session_with_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "SessionResult" WHERE "sessionId" = NEW.id) THEN
    RAISE EXCEPTION 'session_result_stays: session % has a result', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_result_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_with_result BEFORE UPDATE ON "TrainingSession" FOR EACH ROW WHEN (
    OLD.status <> 'CANCELLED' AND NEW.status = 'CANCELLED'
      OR (OLD."trainerId", OLD."startsAt", OLD."endsAt") IS DISTINCT FROM (NEW."trainerId", NEW."startsAt", NEW."endsAt"))
  EXECUTE FUNCTION on_session_with_result();
