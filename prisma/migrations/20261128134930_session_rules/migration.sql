-- The rules about when a session may be held, kept under its trainer's lock for bookings, moves, undo and reallocation:
-- the trainer's buffer, never in the past, never with a trainer who has left, and weeks counted by stored local days.

-- bufferMinutes: the minutes that the trainer kept free when the session was booked or last moved.
-- trainerDay: the local day on which it begins by its trainer's clock. Node computes it; SQL compares stored values.
ALTER TABLE "TrainingSession" ADD COLUMN "bufferMinutes" INTEGER, ADD COLUMN "trainerDay" DATE;

-- Node and PostgreSQL carry zone data of their own, and the two differ. This serves rows that were written without Node.
CREATE FUNCTION local_time_of(zone text, at timestamptz) RETURNS timestamp STABLE LANGUAGE plpgsql AS $$
BEGIN
  RETURN at AT TIME ZONE zone;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN at AT TIME ZONE 'UTC'; -- a zone that only Node knows
END $$;

-- Sessions that exist keep the gap they have: nobody knows which buffer their trainer had when they were booked.
ALTER TABLE "TrainingSession" DISABLE TRIGGER USER;
UPDATE "TrainingSession" s
SET "trainerDay" = local_time_of(t.zone, s."startsAt")::date,
    "bufferMinutes" = greatest(0, least(t."bufferMinutes", gap.before, gap.after))
FROM "Trainer" t, (
  SELECT id,
    floor(extract(epoch FROM "startsAt" - lag("endsAt") OVER w) / 60)::int AS before,
    floor(extract(epoch FROM lead("startsAt") OVER w - "endsAt") / 60)::int AS after
  FROM "TrainingSession" WHERE status <> 'CANCELLED' WINDOW w AS (PARTITION BY "trainerId" ORDER BY "startsAt")
) gap
WHERE t.id = s."trainerId" AND gap.id = s.id;
ALTER TABLE "TrainingSession" ENABLE TRIGGER USER;

-- A purchase is complete or not whatever the local day of a session is: recomputing days must not lock purchases.
DROP TRIGGER training_session_keeps_purchase ON "TrainingSession";
CREATE CONSTRAINT TRIGGER training_session_keeps_purchase
  AFTER INSERT OR DELETE OR UPDATE OF "purchaseId", "allocationId", "trainerId", status, "startsAt", "endsAt" ON "TrainingSession"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();

-- ── Before a row is written ──────────────────────────────────────────────────────────────────────────────────────

-- The demo school has a history. Only the owner of the table writes one, on a connection that says so.
CREATE FUNCTION plays_past() RETURNS boolean STABLE LANGUAGE sql AS $$
  SELECT coalesce(current_setting('caravan.plays_past', true), '') = 'on'
    AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = '"TrainingSession"'::regclass), 'USAGE')
$$;

CREATE FUNCTION on_session_placed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE t record; here timestamp;
BEGIN
  -- Bookings of one trainer queue here, before rows of two of them can wait for each other and end in a deadlock.
  SELECT zone, "bufferMinutes", "leftAt" INTO t FROM "Trainer" WHERE id = NEW."trainerId" FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NEW; END IF;
  NEW."bufferMinutes" := t."bufferMinutes";

  -- Copies of zone data differ by hours at most: another day was left over from before a move in plain SQL.
  here := local_time_of(t.zone, NEW."startsAt");
  IF NEW."trainerDay" IS NULL
     OR NEW."trainerDay" NOT BETWEEN (here - interval '3 hours')::date AND (here + interval '3 hours')::date THEN
    NEW."trainerDay" := here::date;
  END IF;

  IF NEW.status = 'CANCELLED' THEN RETURN NEW; END IF;
  IF NEW."startsAt" <= now() AND NOT plays_past() THEN
    RAISE EXCEPTION 'session_in_past: session % would begin at %, which is over', NEW.id, NEW."startsAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_in_past';
  END IF;
  IF NEW."startsAt" >= t."leftAt" THEN
    RAISE EXCEPTION 'session_after_trainer_left: session % at % is with a trainer who left at %', NEW.id, NEW."startsAt", t."leftAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_after_trainer_left';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_placed BEFORE INSERT ON "TrainingSession" FOR EACH ROW EXECUTE FUNCTION on_session_placed();
CREATE TRIGGER session_placed_again BEFORE UPDATE ON "TrainingSession" FOR EACH ROW WHEN (
    NEW.status <> 'CANCELLED' AND (OLD.status = 'CANCELLED'
      OR (OLD."trainerId", OLD."startsAt", OLD."endsAt") IS DISTINCT FROM (NEW."trainerId", NEW."startsAt", NEW."endsAt")))
  EXECUTE FUNCTION on_session_placed();

-- Whatever changes a trainer's zone, the days of their sessions follow. Node writes its own after it, in one transaction.
CREATE FUNCTION on_zone_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "TrainingSession" SET "trainerDay" = local_time_of(NEW.zone, "startsAt")::date
    WHERE "trainerId" = NEW.id AND status <> 'CANCELLED' AND "startsAt" > now() - interval '8 days';
  RETURN NULL;
END $$;
CREATE TRIGGER trainer_zone_changed AFTER UPDATE OF zone ON "Trainer"
  FOR EACH ROW WHEN (NEW.zone <> OLD.zone) EXECUTE FUNCTION on_zone_changed();

-- ── After the rows are written, seen together ────────────────────────────────────────────────────────────────────

CREATE OR REPLACE FUNCTION assert_trainer_times(session_ids text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE bad record;
BEGIN
  -- Bookings and time off of one trainer queue here, in one order for all.
  PERFORM 1 FROM "Trainer" WHERE id IN (SELECT "trainerId" FROM "TrainingSession" WHERE id = ANY (session_ids))
    ORDER BY id FOR NO KEY UPDATE;

  SELECT s.id, s."startsAt" INTO bad FROM "TrainingSession" s JOIN "TrainerTimeOff" o ON o."trainerId" = s."trainerId"
    WHERE s.id = ANY (session_ids) AND s.status = 'SCHEDULED' AND NOT ('leave' = ANY (coalesce(s.overrides, '{}')))
      AND o."startsAt" < s."endsAt" AND s."startsAt" < o."endsAt" LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'session_in_time_off: session % at % is inside its trainer''s time off', bad.id, bad."startsAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_in_time_off';
  END IF;

  SELECT s.id, s."startsAt", t."bufferMinutes" AS minutes, o.id AS other INTO bad
    FROM "TrainingSession" s JOIN "Trainer" t ON t.id = s."trainerId"
    JOIN "TrainingSession" o ON o."trainerId" = s."trainerId" AND o.id <> s.id AND o.status <> 'CANCELLED'
      AND tstzrange(o."startsAt", o."endsAt", '[)') && tstzrange(
        s."startsAt" - make_interval(mins => t."bufferMinutes"), s."endsAt" + make_interval(mins => t."bufferMinutes"), '[)')
    WHERE s.id = ANY (session_ids) AND s.status = 'SCHEDULED' AND t."bufferMinutes" > 0
      AND NOT ('buffer' = ANY (coalesce(s.overrides, '{}'))) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'trainer_buffer: session % at % is within % minutes of session % of its trainer',
      bad.id, bad."startsAt", bad.minutes, bad.other USING ERRCODE = 'check_violation', CONSTRAINT = 'trainer_buffer';
  END IF;

  SELECT t.id, week.starts, sum(extract(epoch FROM s."endsAt" - s."startsAt") / 60) AS minutes, t."maxWeeklyMinutes" AS most
    INTO bad
    FROM (SELECT DISTINCT x."trainerId", x."trainerDay" - (extract(isodow FROM x."trainerDay")::int - 1) AS starts
            FROM "TrainingSession" x JOIN "Trainer" y ON y.id = x."trainerId"
            WHERE x.id = ANY (session_ids) AND x.status = 'SCHEDULED' AND NOT ('weekly-hours' = ANY (coalesce(x.overrides, '{}')))
              AND y."maxWeeklyMinutes" IS NOT NULL) week
    JOIN "Trainer" t ON t.id = week."trainerId"
    JOIN "TrainingSession" s ON s."trainerId" = t.id AND s.status <> 'CANCELLED'
      AND s."trainerDay" >= week.starts AND s."trainerDay" < week.starts + 7
      -- No zone is further from UTC than 14 hours: this is for the index.
      AND s."startsAt" > week.starts::timestamp AT TIME ZONE 'UTC' - interval '1 day'
      AND s."startsAt" < week.starts::timestamp AT TIME ZONE 'UTC' + interval '8 days'
    GROUP BY t.id, week.starts
    HAVING sum(extract(epoch FROM s."endsAt" - s."startsAt") / 60) > t."maxWeeklyMinutes"
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'trainer_weekly_hours: trainer % would hold % minutes in the week of %, their limit is %',
      bad.id, bad.minutes, bad.starts, bad.most USING ERRCODE = 'check_violation', CONSTRAINT = 'trainer_weekly_hours';
  END IF;
END $$;

-- Taking the override of the buffer back asks for the rule again, as a move does.
CREATE OR REPLACE FUNCTION on_sessions_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved text[] := ARRAY(
  SELECT n.id FROM after_move n JOIN before_move o ON o.id = n.id
  WHERE n.status = 'SCHEDULED'
    AND (o.status = 'CANCELLED' OR 'buffer' = ANY (o.overrides) AND NOT 'buffer' = ANY (n.overrides)
         OR (n."trainerId", n."startsAt", n."endsAt") IS DISTINCT FROM (o."trainerId", o."startsAt", o."endsAt")));
BEGIN
  IF cardinality(moved) > 0 THEN PERFORM assert_trainer_times(moved); END IF;
  RETURN NULL;
END $$;

-- ── Who takes a trainer's place: the one definition that every count of students reads ───────────────────────────

CREATE VIEW "TakenPlace" AS
  SELECT a."trainerId", p."studentId", a.id AS "allocationId", a."purchaseId", a.overrides
  FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
  WHERE a."endedAt" IS NULL AND a."completedAt" IS NULL;

-- Fairness reads the allocations of the last 30 days, and not those of all years.
CREATE INDEX "TrainerAllocation_createdAt_idx" ON "TrainerAllocation"("createdAt");

CREATE OR REPLACE FUNCTION refuse_over_cap(trainer_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE cap integer; students integer;
BEGIN
  -- The lock makes concurrent allocations of one trainer queue here, so the count below is the whole truth.
  SELECT "maxStudents" INTO cap FROM "Trainer" WHERE id = trainer_id FOR NO KEY UPDATE;
  SELECT count(DISTINCT "studentId") INTO students FROM "TakenPlace" WHERE "trainerId" = trainer_id;
  IF students > cap THEN
    RAISE EXCEPTION 'trainer_cap: trainer % would have % active students, their cap is %', trainer_id, students, cap
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trainer_cap';
  END IF;
END $$;
