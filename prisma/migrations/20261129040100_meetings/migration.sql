-- AlterTable
ALTER TABLE "Trainer" ADD COLUMN     "meetingUrl" TEXT,
ADD COLUMN     "userId" UUID;

-- AlterTable
ALTER TABLE "TrainerAllocation" ADD COLUMN     "room" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateTable
CREATE TABLE "SessionJoin" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "trainerId" UUID,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "visit" INTEGER NOT NULL,

    CONSTRAINT "SessionJoin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoomPresence" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoomPresence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Trainer_userId_key" ON "Trainer"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "TrainerAllocation_room_key" ON "TrainerAllocation"("room");

-- CreateIndex
CREATE UNIQUE INDEX "SessionJoin_sessionId_userId_visit_key" ON "SessionJoin"("sessionId", "userId", "visit");

-- CreateIndex
CREATE INDEX "SessionJoin_userId_idx" ON "SessionJoin"("userId");

-- CreateIndex
CREATE INDEX "SessionJoin_trainerId_idx" ON "SessionJoin"("trainerId");

-- CreateIndex
CREATE UNIQUE INDEX "RoomPresence_sessionId_userId_key" ON "RoomPresence"("sessionId", "userId");

-- CreateIndex
CREATE INDEX "RoomPresence_userId_idx" ON "RoomPresence"("userId");

-- CreateIndex
CREATE INDEX "RoomPresence_seenAt_idx" ON "RoomPresence"("seenAt");

-- AddForeignKey
ALTER TABLE "Trainer" ADD CONSTRAINT "Trainer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionJoin" ADD CONSTRAINT "SessionJoin_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TrainingSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionJoin" ADD CONSTRAINT "SessionJoin_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionJoin" ADD CONSTRAINT "SessionJoin_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomPresence" ADD CONSTRAINT "RoomPresence_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TrainingSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomPresence" ADD CONSTRAINT "RoomPresence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ══ Meetings ═════════════════════════════════════════════════════════════════════════════════════════════════════════

ALTER TABLE "Trainer" ADD CONSTRAINT trainer_meeting_url CHECK ("meetingUrl" ~ '^https://[^\s]+$' AND length("meetingUrl") <= 500);

-- A room belongs to one student with one trainer for good: another trainer has another allocation, and so another room.
CREATE TRIGGER allocation_room_stays BEFORE UPDATE ON "TrainerAllocation" FOR EACH ROW
  WHEN (OLD.room IS DISTINCT FROM NEW.room) EXECUTE FUNCTION refuse_rewriting();

-- Who joined is evidence of what was held: recorded for the session's own student and trainer, while its room is open
-- (15 minutes before the start until 10 minutes after the end: server/scheduling/joining/join-window.ts), and kept.
CREATE FUNCTION on_session_joined() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE s record;
BEGIN
  -- A session that is being moved, cancelled or given to another trainer is waited for.
  SELECT "studentId", "trainerId", "startsAt", "endsAt", status INTO s
    FROM "TrainingSession" WHERE id = NEW."sessionId" FOR SHARE;
  IF NOT FOUND THEN RETURN NEW; END IF;
  IF s.status = 'CANCELLED'
     OR NEW."joinedAt" < s."startsAt" - interval '15 minutes' OR NEW."joinedAt" >= s."endsAt" + interval '10 minutes' THEN
    RAISE EXCEPTION 'session_join_open: the room of session % is not open at %', NEW."sessionId", NEW."joinedAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_join_open';
  END IF;
  IF NEW."trainerId" IS NULL AND NEW."userId" <> s."studentId" OR NEW."trainerId" IS NOT NULL AND (
     NEW."trainerId" <> s."trainerId"
     OR NOT EXISTS (SELECT FROM "Trainer" t WHERE t.id = NEW."trainerId" AND t."userId" = NEW."userId")) THEN
    RAISE EXCEPTION 'session_join_person: user % is not in session %', NEW."userId", NEW."sessionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_join_person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_joined BEFORE INSERT ON "SessionJoin" FOR EACH ROW EXECUTE FUNCTION on_session_joined();
CREATE TRIGGER session_join_append_only BEFORE UPDATE OR DELETE ON "SessionJoin"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER session_join_no_truncate BEFORE TRUNCATE ON "SessionJoin" EXECUTE FUNCTION refuse_rewriting();

-- Those in a waiting room see each other: every change tells the open pages of its session.
CREATE FUNCTION on_presence_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('room', coalesce(NEW."sessionId", OLD."sessionId")::text); RETURN NULL; END $$;
CREATE TRIGGER presence_notify AFTER INSERT OR UPDATE OR DELETE ON "RoomPresence"
  FOR EACH ROW EXECUTE FUNCTION on_presence_notify();


-- ══ Trainers' accounts ═══════════════════════════════════════════════════════════════════════════════════════════════

-- The role TRAINER and the link to a trainer go together: whoever has one has the other when the transaction ends.
CREATE FUNCTION assert_trainer_account(account uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE has_role boolean;
BEGIN
  SELECT role = 'TRAINER' INTO has_role FROM "User" WHERE id = account FOR SHARE;
  IF has_role IS DISTINCT FROM EXISTS (SELECT FROM "Trainer" WHERE "userId" = account) AND has_role IS NOT NULL THEN
    RAISE EXCEPTION 'trainer_account: user % has the role of a trainer without being one, or the other way round', account
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trainer_account';
  END IF;
END $$;
CREATE FUNCTION on_trainer_assert_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."userId" IS NOT NULL THEN PERFORM assert_trainer_account(OLD."userId"); END IF;
  IF NEW."userId" IS NOT NULL THEN PERFORM assert_trainer_account(NEW."userId"); END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION on_user_assert_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM assert_trainer_account(NEW.id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER trainer_account AFTER INSERT OR UPDATE OF "userId" ON "Trainer"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_trainer_assert_account();
CREATE CONSTRAINT TRIGGER user_trainer_account AFTER INSERT OR UPDATE OF role ON "User"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_user_assert_account();

-- Open pages of a trainer end when they leave or their account is no longer theirs.
CREATE FUNCTION notify_access_of_trainer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('access', OLD."userId"::text); RETURN NULL; END $$;
CREATE TRIGGER trainer_access_changed AFTER UPDATE OF "userId", "leftAt" ON "Trainer"
  FOR EACH ROW WHEN (OLD."userId" IS NOT NULL AND (OLD."userId", OLD."leftAt") IS DISTINCT FROM (NEW."userId", NEW."leftAt"))
  EXECUTE FUNCTION notify_access_of_trainer();
