-- What must hold about capacity, absences and moved sessions. As in *_invariants: the message of a refusal begins with the
-- name of its rule, and tests/integration/invariants tries to break each with plain SQL.

ALTER TABLE "Trainer"
  ADD CONSTRAINT trainer_weekly_limit_sensible CHECK ("maxWeeklyMinutes" IS NULL OR "maxWeeklyMinutes" BETWEEN 0 AND 10080);
ALTER TABLE "CalendarFeed"
  ADD CONSTRAINT calendar_feed_of_one_person CHECK (num_nonnulls("userId", "trainerId") = 1);
ALTER TABLE "TrainerAbsence"
  ADD CONSTRAINT trainer_absence_range CHECK ("endsAt" IS NULL OR "startsAt" < "endsAt");
ALTER TABLE "AbsenceItem"
  ADD CONSTRAINT absence_item_done CHECK ((status = 'PENDING') = ("doneAt" IS NULL)),
  ADD CONSTRAINT absence_item_moved CHECK ((status = 'MOVED') = ("reallocationId" IS NOT NULL));

-- An event about a purchase names it; only these are about none.
ALTER TABLE "OutboxEvent"
  ADD CONSTRAINT outbox_event_of_purchase CHECK (
    ("purchaseId" IS NULL) = (name IN ('capacity/changed', 'trainer/marked-away')));

-- ── A trainer's cap: series that are over take no place, and staff may go above it by name ───────────────────────

CREATE OR REPLACE FUNCTION refuse_over_cap(trainer_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE cap integer; students integer;
BEGIN
  -- The lock makes concurrent allocations of one trainer queue here, so the count below is the whole truth.
  SELECT "maxStudents" INTO cap FROM "Trainer" WHERE id = trainer_id FOR NO KEY UPDATE;
  SELECT count(DISTINCT p."studentId") INTO students
    FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
    WHERE a."trainerId" = trainer_id AND a."endedAt" IS NULL AND a."completedAt" IS NULL;
  IF students > cap THEN
    RAISE EXCEPTION 'trainer_cap: trainer % would have % active students, their cap is %', trainer_id, students, cap
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trainer_cap';
  END IF;
END $$;

DROP TRIGGER allocation_within_cap ON "TrainerAllocation";
CREATE TRIGGER allocation_within_cap AFTER INSERT OR UPDATE OF "trainerId", "endedAt", "completedAt" ON "TrainerAllocation"
  FOR EACH ROW WHEN (NEW."endedAt" IS NULL AND NEW."completedAt" IS NULL AND NOT ('cap' = ANY (coalesce(NEW.overrides, '{}'))))
  EXECUTE FUNCTION on_allocation_check_cap();

-- ── Sessions keep out of time off and within the weekly limit, unless staff set the rule aside by name ───────────

CREATE FUNCTION assert_trainer_times(session_ids text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE bad record;
BEGIN
  -- Whoever books or takes time off for one trainer queues here, in one order for all.
  PERFORM 1 FROM "Trainer" WHERE id IN (SELECT "trainerId" FROM "TrainingSession" WHERE id = ANY (session_ids))
    ORDER BY id FOR NO KEY UPDATE;

  SELECT s.id, s."startsAt" INTO bad FROM "TrainingSession" s JOIN "TrainerTimeOff" o ON o."trainerId" = s."trainerId"
    WHERE s.id = ANY (session_ids) AND s.status = 'SCHEDULED' AND NOT ('leave' = ANY (coalesce(s.overrides, '{}')))
      AND o."startsAt" < s."endsAt" AND s."startsAt" < o."endsAt" LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'session_in_time_off: session % at % is inside its trainer''s time off', bad.id, bad."startsAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_in_time_off';
  END IF;

  SELECT t.id, week.starts, sum(extract(epoch FROM s."endsAt" - s."startsAt") / 60) AS minutes, t."maxWeeklyMinutes" AS most
    INTO bad
    FROM (SELECT DISTINCT x."trainerId", date_trunc('week', x."startsAt" AT TIME ZONE y.zone) AS starts, y.zone
            FROM "TrainingSession" x JOIN "Trainer" y ON y.id = x."trainerId"
            WHERE x.id = ANY (session_ids) AND x.status = 'SCHEDULED' AND NOT ('weekly-hours' = ANY (coalesce(x.overrides, '{}')))
              AND y."maxWeeklyMinutes" IS NOT NULL) week
    JOIN "Trainer" t ON t.id = week."trainerId"
    JOIN "TrainingSession" s ON s."trainerId" = t.id AND s.status <> 'CANCELLED'
      AND s."startsAt" >= week.starts AT TIME ZONE week.zone
      AND s."startsAt" < (week.starts + interval '7 days') AT TIME ZONE week.zone
    GROUP BY t.id, week.starts
    HAVING sum(extract(epoch FROM s."endsAt" - s."startsAt") / 60) > t."maxWeeklyMinutes"
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'trainer_weekly_hours: trainer % would hold % minutes in the week of %, their limit is %',
      bad.id, bad.minutes, bad.starts, bad.most USING ERRCODE = 'check_violation', CONSTRAINT = 'trainer_weekly_hours';
  END IF;
END $$;

CREATE FUNCTION on_sessions_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_trainer_times(ARRAY(SELECT id FROM booked WHERE status = 'SCHEDULED'));
  RETURN NULL;
END $$;
CREATE TRIGGER sessions_booked_at_trainer_times AFTER INSERT ON "TrainingSession"
  REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION on_sessions_booked();

CREATE FUNCTION on_sessions_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved text[] := ARRAY(
  SELECT n.id FROM after_move n JOIN before_move o ON o.id = n.id
  WHERE n.status = 'SCHEDULED'
    AND (n."trainerId", n."startsAt", n."endsAt") IS DISTINCT FROM (o."trainerId", o."startsAt", o."endsAt"));
BEGIN
  IF cardinality(moved) > 0 THEN PERFORM assert_trainer_times(moved); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sessions_moved_to_trainer_times AFTER UPDATE ON "TrainingSession"
  REFERENCING OLD TABLE AS before_move NEW TABLE AS after_move FOR EACH STATEMENT EXECUTE FUNCTION on_sessions_moved();

CREATE FUNCTION on_time_off_lock_trainer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Trainer" WHERE id = NEW."trainerId" FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER time_off_queues_with_bookings BEFORE INSERT OR UPDATE ON "TrainerTimeOff"
  FOR EACH ROW EXECUTE FUNCTION on_time_off_lock_trainer();

-- ── A moved session says so, to histories and to calendars ───────────────────────────────────────────────────────

CREATE FUNCTION on_session_move_assert_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence <= OLD.sequence OR NOT EXISTS (
    SELECT 1 FROM "SessionMove" m WHERE m."sessionId" = NEW.id AND m.sequence = NEW.sequence
      AND (m."fromTrainerId", m."fromStartsAt", m."fromEndsAt") = (OLD."trainerId", OLD."startsAt", OLD."endsAt")
      AND (m."toTrainerId", m."toStartsAt", m."toEndsAt") = (NEW."trainerId", NEW."startsAt", NEW."endsAt")
      AND m.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'session_move_recorded: session % moved without a SessionMove and a higher sequence', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_move_recorded';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER session_move_recorded AFTER UPDATE ON "TrainingSession"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."trainerId", OLD."startsAt", OLD."endsAt") IS DISTINCT FROM (NEW."trainerId", NEW."startsAt", NEW."endsAt"))
  EXECUTE FUNCTION on_session_move_assert_recorded();

CREATE FUNCTION on_reallocation_assert_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "OutboxEvent" o WHERE o."purchaseId" = NEW."purchaseId" AND o.name = 'trainer/reallocated'
                 AND o.payload ->> 'reallocationId' = NEW.id AND o.xmin = pg_current_xact_id()::xid)
     OR NOT EXISTS (SELECT 1 FROM "TimelineEntry" t WHERE t."purchaseId" = NEW."purchaseId"
                    AND t.kind = 'trainer.reallocated' AND t.xmin = pg_current_xact_id()::xid)
     OR NOT EXISTS (SELECT 1 FROM "AuditEntry" e WHERE e."subjectId" = NEW."purchaseId" AND e.xmin = pg_current_xact_id()::xid)
  THEN
    RAISE EXCEPTION 'reallocation_told: reallocation % lacks its event, timeline entry or audit entry', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reallocation_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reallocation_told AFTER INSERT ON "Reallocation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_reallocation_assert_told();

CREATE TRIGGER reallocation_append_only BEFORE UPDATE OR DELETE ON "Reallocation"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER reallocation_no_truncate BEFORE TRUNCATE ON "Reallocation" EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER session_move_append_only BEFORE UPDATE OR DELETE ON "SessionMove"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER session_move_no_truncate BEFORE TRUNCATE ON "SessionMove" EXECUTE FUNCTION refuse_rewriting();

-- ── A session to come belongs to the trainer who has the student now ─────────────────────────────────────────────

CREATE OR REPLACE FUNCTION assert_purchase_complete(purchase_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE p record; active integer; booked integer;
BEGIN
  -- Locked, so that a transaction that takes a result away waits for one that relies on it, and the other way round.
  SELECT id, number, status, "sessionCount", amount, currency INTO p
    FROM "Purchase" WHERE id = purchase_id FOR NO KEY UPDATE;
  IF NOT FOUND OR p.status = 'PENDING' THEN RETURN; END IF;

  SELECT count(*) INTO active FROM "TrainerAllocation" WHERE "purchaseId" = p.id AND "endedAt" IS NULL;

  IF p.status IN ('EXPIRED', 'CANCELLED', 'REFUNDED') THEN
    IF active > 0 OR EXISTS (SELECT 1 FROM "TrainingSession" WHERE "purchaseId" = p.id AND status = 'SCHEDULED') THEN
      RAISE EXCEPTION 'purchase_released: purchase P-% is % but still holds a trainer or sessions', p.number, p.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_released';
    END IF;
    RETURN;
  END IF;

  IF EXISTS (SELECT 1 FROM "TrainingSession" s JOIN "TrainerAllocation" a ON a.id = s."allocationId"
             WHERE s."purchaseId" = p.id AND s.status = 'SCHEDULED' AND a."endedAt" < s."startsAt") THEN
    RAISE EXCEPTION 'session_of_active_trainer: purchase P-% has a session to come with a trainer whose allocation has ended', p.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_of_active_trainer';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Payment" WHERE "purchaseId" = p.id AND status IN ('SUCCEEDED', 'REFUNDED')
                 AND amount = p.amount AND currency = p.currency) THEN
    RAISE EXCEPTION 'purchase_paid: purchase P-% cannot be % without a payment of its quote', p.number, p.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_paid';
  END IF;
  IF p.status IN ('CREATED', 'ALLOCATED', 'SCHEDULED')
     AND NOT EXISTS (SELECT 1 FROM "Enrollment" WHERE "purchaseId" = p.id) THEN
    RAISE EXCEPTION 'purchase_enrolled: purchase P-% cannot be % without its enrollment', p.number, p.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_enrolled';
  END IF;
  IF p.status IN ('ALLOCATED', 'SCHEDULED') AND active <> 1 THEN
    RAISE EXCEPTION 'purchase_allocated: purchase P-% cannot be % with % active allocations', p.number, p.status, active
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_allocated';
  END IF;
  IF p.status = 'SCHEDULED' THEN
    SELECT count(*) INTO booked FROM "TrainingSession" WHERE "purchaseId" = p.id AND status <> 'CANCELLED';
    IF booked <> p."sessionCount" THEN
      RAISE EXCEPTION 'purchase_scheduled: purchase P-% cannot be SCHEDULED with % of % sessions', p.number, booked, p."sessionCount"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_scheduled';
    END IF;
  END IF;
END $$;

-- ── Waiting for a trainer ────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION on_wait_assert_created() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Purchase" WHERE id = NEW."purchaseId" AND status = 'CREATED' FOR NO KEY UPDATE) THEN
    RAISE EXCEPTION 'wait_while_created: purchase % does not wait for a trainer', NEW."purchaseId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'wait_while_created';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER wait_while_created BEFORE INSERT OR UPDATE ON "AllocationWait"
  FOR EACH ROW EXECUTE FUNCTION on_wait_assert_created();

CREATE FUNCTION on_purchase_end_wait() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "AllocationWait" WHERE "purchaseId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER purchase_ends_wait AFTER UPDATE OF status ON "Purchase"
  FOR EACH ROW WHEN (OLD.status = 'CREATED' AND NEW.status <> 'CREATED') EXECUTE FUNCTION on_purchase_end_wait();

-- ── More capacity is told by whatever makes it: no code can forget to ────────────────────────────────────────────

-- One event for each trainer and transaction, in the outbox with the change itself.
CREATE FUNCTION tell_capacity(trainer_id text, cause text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE correlation text := gen_random_uuid()::text;
BEGIN
  IF EXISTS (SELECT 1 FROM "OutboxEvent" WHERE "publishedAt" IS NULL AND name = 'capacity/changed'
             AND payload ->> 'trainerId' = trainer_id AND xmin = pg_current_xact_id()::xid) THEN RETURN; END IF;
  INSERT INTO "OutboxEvent" (id, name, "correlationId", payload) VALUES (gen_random_uuid()::text, 'capacity/changed', correlation,
    jsonb_build_object('trainerId', trainer_id, 'correlationId', correlation, 'cause', cause));
END $$;

CREATE FUNCTION on_trainer_tell_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM tell_capacity(NEW.id, 'trainer'); RETURN NULL; END $$;
CREATE TRIGGER trainer_tells_capacity AFTER UPDATE ON "Trainer" FOR EACH ROW WHEN (
    NEW."maxStudents" > OLD."maxStudents" OR NEW."bufferMinutes" < OLD."bufferMinutes"
    OR (OLD."pausedAt" IS NOT NULL AND NEW."pausedAt" IS NULL) OR (OLD."leftAt" IS NOT NULL AND NEW."leftAt" IS NULL)
    OR (OLD."maxWeeklyMinutes" IS NOT NULL AND coalesce(NEW."maxWeeklyMinutes", 10081) > OLD."maxWeeklyMinutes")
    OR NEW.zone <> OLD.zone OR NEW.languages <> OLD.languages)
  EXECUTE FUNCTION on_trainer_tell_capacity();

CREATE FUNCTION on_row_tell_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM tell_capacity(CASE WHEN TG_OP = 'INSERT' THEN NEW."trainerId" ELSE OLD."trainerId" END, TG_ARGV[0]); RETURN NULL; END $$;
CREATE TRIGGER skill_tells_capacity AFTER INSERT OR UPDATE ON "TrainerSkill"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('skill');
CREATE TRIGGER availability_tells_capacity AFTER INSERT OR UPDATE ON "TrainerAvailability"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('availability');
CREATE TRIGGER time_off_tells_capacity AFTER UPDATE OR DELETE ON "TrainerTimeOff"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('time-off');
CREATE TRIGGER allocation_tells_capacity AFTER UPDATE ON "TrainerAllocation" FOR EACH ROW WHEN (
    (OLD."endedAt" IS NULL AND NEW."endedAt" IS NOT NULL) OR (OLD."completedAt" IS NULL AND NEW."completedAt" IS NOT NULL))
  EXECUTE FUNCTION on_row_tell_capacity('released');
CREATE TRIGGER session_tells_capacity AFTER UPDATE ON "TrainingSession" FOR EACH ROW WHEN (
    (OLD.status = 'SCHEDULED' AND NEW.status = 'CANCELLED')
    OR (OLD."trainerId", OLD."startsAt", OLD."endsAt") IS DISTINCT FROM (NEW."trainerId", NEW."startsAt", NEW."endsAt"))
  EXECUTE FUNCTION on_row_tell_capacity('session');
