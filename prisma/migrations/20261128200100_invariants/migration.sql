-- What Prisma's schema cannot say: the rules that the database itself holds true, whatever code or person writes to it.
--
--   1  Languages and search        6  Payments and the inbox       11  Reallocations
--   2  Plausible values            7  Trainers' places             12  Waiting for a trainer
--   3  Accounts                    8  Session times                13  Capacity events
--   4  Purchases                   9  Moved sessions               14  Incidents and remedies
--   5  Events                     10  Append-only records          15  Live pages
--
-- It is longer than 250 lines because Prisma reads one migration.sql from each folder, and PostgreSQL should apply all of
-- these rules in one transaction: a database that has only some of them is worse than none.
--
-- Each rule has a test in tests/integration/invariants that tries to break it with plain SQL. The message of a refusal
-- begins with the name of its rule, because the message is what reaches the application through the driver.


-- ══ 1  Languages and search ══════════════════════════════════════════════════════════════════════════════════════════
-- People and courses sort by the rules of language, and are found whatever the accents, case and Unicode form.

ALTER TABLE "User" ALTER COLUMN name TYPE text COLLATE "und-x-icu";
ALTER TABLE "Trainer" ALTER COLUMN name TYPE text COLLATE "und-x-icu";
ALTER TABLE "Course" ALTER COLUMN title TYPE text COLLATE "und-x-icu", ALTER COLUMN topic TYPE text COLLATE "und-x-icu";

-- The same as foldText in TypeScript: tests/integration/search.test.ts compares the two.
CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(replace(replace(translate(
  lower(regexp_replace(
    normalize(translate(value, '''‘’`´ʹʻʼʽˈ′', ''), NFKD) COLLATE "und-x-icu",
    '[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u065F\u0670\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\u00AD\u200B-\u200F\u2060\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF]',
    '', 'g')),
  '-‐‑‒–—―−ðøđħıłŋŧς', '        dodhilntσ'),
  'æ', 'ae'), 'þ', 'th'), 'ß', 'ss'), 'œ', 'oe');

-- Prisma cannot declare a generated column: the plain one of the init migration makes room for it.
ALTER TABLE "User" DROP COLUMN "searchKey", ADD COLUMN "searchKey" text NOT NULL
  GENERATED ALWAYS AS (fold_text(name || ' ' || email)) STORED;
ALTER TABLE "Trainer" DROP COLUMN "searchKey", ADD COLUMN "searchKey" text NOT NULL
  GENERATED ALWAYS AS (fold_text(name || ' ' || email || ' ' || headline)) STORED;
ALTER TABLE "Course" DROP COLUMN "searchKey", ADD COLUMN "searchKey" text NOT NULL
  GENERATED ALWAYS AS (fold_text(title || ' ' || slug || ' ' || skill || ' ' || topic)) STORED;

CREATE INDEX user_search_trigrams ON "User" USING gin ("searchKey" gin_trgm_ops);


-- ══ 2  Plausible values ══════════════════════════════════════════════════════════════════════════════════════════════

ALTER TABLE "CoursePlan"
  ADD CONSTRAINT course_plan_sensible CHECK (
    "sessionCount" BETWEEN 1 AND 200 AND "sessionMinutes" BETWEEN 15 AND 480 AND "sessionsPerWeek" BETWEEN 1 AND 7
    AND amount > 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT course_plan_pace CHECK ("sessionsPerWeek" <= "sessionCount");

ALTER TABLE "Trainer"
  ADD CONSTRAINT trainer_cap_not_negative CHECK ("maxStudents" >= 0),
  ADD CONSTRAINT trainer_buffer_sensible CHECK ("bufferMinutes" BETWEEN 0 AND 240),
  ADD CONSTRAINT trainer_weekly_limit_sensible CHECK ("maxWeeklyMinutes" IS NULL OR "maxWeeklyMinutes" BETWEEN 0 AND 10080);
CREATE INDEX trainer_left ON "Trainer" ("leftAt") WHERE "leftAt" IS NOT NULL;

ALTER TABLE "TrainerAvailability"
  ADD CONSTRAINT trainer_availability_window CHECK (
    weekday BETWEEN 1 AND 7 AND "startMinute" >= 0 AND "endMinute" <= 1440 AND "startMinute" < "endMinute");

ALTER TABLE "TrainerTimeOff"
  ADD CONSTRAINT trainer_time_off_range CHECK ("startsAt" < "endsAt");

ALTER TABLE "TrainerAbsence"
  ADD CONSTRAINT trainer_absence_range CHECK ("endsAt" IS NULL OR "startsAt" < "endsAt");
ALTER TABLE "AbsenceItem"
  ADD CONSTRAINT absence_item_done CHECK ((status = 'PENDING') = ("doneAt" IS NULL)),
  ADD CONSTRAINT absence_item_moved CHECK ((status = 'MOVED') = ("reallocationId" IS NOT NULL));

ALTER TABLE "TrainingSession"
  ADD CONSTRAINT training_session_range CHECK ("startsAt" < "endsAt"),
  ADD CONSTRAINT training_session_ordinal CHECK (ordinal >= 1);

ALTER TABLE "CalendarFeed"
  ADD CONSTRAINT calendar_feed_of_one_person CHECK (num_nonnulls("userId", "trainerId") = 1);

CREATE INDEX notification_with_text ON "Notification" ("sentAt") WHERE text <> '';

-- A counter of one minute needs no write-ahead log: after a crash of the database it may begin again.
ALTER TABLE "RateLimit" SET UNLOGGED;
ALTER TABLE "RateLimit" SET (fillfactor = 60);


-- ══ 3  Accounts ══════════════════════════════════════════════════════════════════════════════════════════════════════

-- An account is closed while `banned` is true and `banExpires` is not past.
CREATE FUNCTION is_closed(banned boolean, ban_expires timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(banned, false) AND (ban_expires IS NULL OR ban_expires > now())
$$;

-- A school that has an administrator keeps one who can sign in.
CREATE FUNCTION refuse_without_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "User" WHERE role = 'ADMIN' AND id <> OLD.id AND NOT is_closed(banned, "banExpires")
  ) THEN
    RAISE EXCEPTION 'user_last_admin: % is the last administrator', OLD.email
      USING ERRCODE = 'check_violation', CONSTRAINT = 'user_last_admin';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER user_last_admin_stays AFTER UPDATE OF role ON "User"
  FOR EACH ROW WHEN (OLD.role = 'ADMIN' AND NEW.role <> 'ADMIN') EXECUTE FUNCTION refuse_without_admin();
CREATE TRIGGER user_last_admin_kept AFTER DELETE ON "User"
  FOR EACH ROW WHEN (OLD.role = 'ADMIN') EXECUTE FUNCTION refuse_without_admin();
CREATE TRIGGER user_last_admin_open AFTER UPDATE OF banned, "banExpires" ON "User"
  FOR EACH ROW WHEN (OLD.role = 'ADMIN' AND is_closed(NEW.banned, NEW."banExpires")
    AND NOT is_closed(OLD.banned, OLD."banExpires"))
  EXECUTE FUNCTION refuse_without_admin();

-- Closing an account ends its sessions and its calendar feed, also when an earlier closing had run out or is extended.
CREATE FUNCTION on_user_banned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "AuthSession" WHERE "userId" = NEW.id;
  UPDATE "CalendarFeed" SET "revokedAt" = now() WHERE "userId" = NEW.id AND "revokedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER user_banned_ends_sessions AFTER UPDATE OF banned, "banExpires" ON "User"
  FOR EACH ROW WHEN (is_closed(NEW.banned, NEW."banExpires")
    AND (OLD.banned, OLD."banExpires") IS DISTINCT FROM (NEW.banned, NEW."banExpires"))
  EXECUTE FUNCTION on_user_banned();


-- ══ 4  Purchases ═════════════════════════════════════════════════════════════════════════════════════════════════════

ALTER SEQUENCE "Purchase_number_seq" RESTART WITH 10001;

ALTER TABLE "Purchase"
  ADD CONSTRAINT purchase_quote_sensible CHECK (
    "sessionCount" > 0 AND "sessionMinutes" > 0 AND "sessionsPerWeek" BETWEEN 1 AND 7
    AND amount > 0 AND currency ~ '^[A-Z]{3}$'),
  -- Nothing late can hide. A purchase that waits for the pipeline has a deadline, one that has ended has none, and a booked
  -- one has a deadline while something about it is wrong.
  ADD CONSTRAINT purchase_in_flight_has_deadline CHECK (
    CASE WHEN status IN ('CONFIRMED', 'CREATED', 'ALLOCATED') THEN "stageDueAt" IS NOT NULL
         WHEN status IN ('PENDING', 'SCHEDULED') THEN true
         ELSE "stageDueAt" IS NULL END),
  ADD CONSTRAINT purchase_paid_has_instant CHECK (
    status NOT IN ('CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED') OR "confirmedAt" IS NOT NULL),
  ADD CONSTRAINT purchase_fulfilled_has_instant CHECK (status <> 'SCHEDULED' OR "fulfilledAt" IS NOT NULL);

-- A student cannot buy one course twice at once, whatever tabs are open.
CREATE UNIQUE INDEX purchase_one_in_flight ON "Purchase" ("studentId", "courseId")
  WHERE status IN ('PENDING', 'CONFIRMED', 'CREATED', 'ALLOCATED');
CREATE INDEX purchase_due ON "Purchase" ("stageDueAt") WHERE "stageDueAt" IS NOT NULL;
CREATE INDEX purchase_unpaid ON "Purchase" ("checkoutExpiresAt") WHERE status = 'PENDING';

-- The quote that a student agreed to cannot change.
CREATE FUNCTION refuse_quote_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'purchase_quote_stays: the quote of purchase P-% cannot change', OLD.number
    USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_quote_stays';
END $$;
CREATE TRIGGER purchase_quote_stays BEFORE UPDATE ON "Purchase" FOR EACH ROW
  WHEN ((OLD.amount, OLD.currency, OLD."sessionCount", OLD."sessionMinutes", OLD."studentId", OLD."courseId")
        IS DISTINCT FROM (NEW.amount, NEW.currency, NEW."sessionCount", NEW."sessionMinutes", NEW."studentId", NEW."courseId"))
  EXECUTE FUNCTION refuse_quote_change();

-- Every stage plans with the preferred times: one purchase whose times cannot be read would fail again and again.
CREATE FUNCTION is_preferences(given jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  day text := given ->> 'startDate';
  wish jsonb;
BEGIN
  IF jsonb_typeof(given) IS DISTINCT FROM 'object' OR jsonb_typeof(given -> 'zone') IS DISTINCT FROM 'string'
    OR given ->> 'zone' = '' OR jsonb_typeof(given -> 'startDate') IS DISTINCT FROM 'string'
    OR jsonb_typeof(given -> 'wishes') IS DISTINCT FROM 'array' THEN RETURN false; END IF;
  IF day !~ '^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' THEN RETURN false; END IF;
  -- Counted from the first of its month, 31 February is 3 March.
  IF to_char(to_date(left(day, 7), 'YYYY-MM') + right(day, 2)::int - 1, 'YYYY-MM-DD') <> day THEN RETURN false; END IF;
  IF jsonb_array_length(given -> 'wishes') NOT BETWEEN 2 AND 14 THEN RETURN false; END IF;
  FOR wish IN SELECT jsonb_array_elements(given -> 'wishes') LOOP
    IF jsonb_typeof(wish -> 'weekday') IS DISTINCT FROM 'number' OR jsonb_typeof(wish -> 'minute') IS DISTINCT FROM 'number'
      OR wish ->> 'weekday' !~ '^[1-7]$' OR wish ->> 'minute' !~ '^\d{1,4}$' THEN RETURN false; END IF;
    IF (wish ->> 'minute')::int > 1439 THEN RETURN false; END IF;
  END LOOP;
  RETURN true;
END $$;

CREATE FUNCTION refuse_unreadable_preferences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_preferences(NEW.preferences) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'purchase_preferences_shape: the preferred times of purchase P-% cannot be read', NEW.number
    USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_preferences_shape';
END $$;
CREATE TRIGGER purchase_preferences_shape BEFORE INSERT OR UPDATE OF preferences ON "Purchase"
  FOR EACH ROW EXECUTE FUNCTION refuse_unreadable_preferences();

-- A purchase has everything that its status claims. Asked at the commit, because a transaction writes several rows.
CREATE FUNCTION assert_purchase_complete(purchase_id uuid) RETURNS void LANGUAGE plpgsql AS $$
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

CREATE FUNCTION on_purchase_assert_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM assert_purchase_complete(NEW.id); RETURN NULL; END $$;
CREATE FUNCTION on_result_assert_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM assert_purchase_complete(OLD."purchaseId"); END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW."purchaseId" <> OLD."purchaseId") THEN
    PERFORM assert_purchase_complete(NEW."purchaseId");
  END IF;
  RETURN NULL;
END $$;

-- Only for the columns that the rule reads. A purchase whose results are gone can still be marked as late, a payment can
-- be asked about without locking its purchase, and so can the local days of sessions be computed again.
CREATE CONSTRAINT TRIGGER purchase_complete
  AFTER INSERT OR UPDATE OF id, status, "sessionCount", amount, currency ON "Purchase"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_purchase_assert_complete();
CREATE CONSTRAINT TRIGGER payment_keeps_purchase
  AFTER UPDATE OF status, amount, currency, "purchaseId" OR DELETE ON "Payment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();
CREATE CONSTRAINT TRIGGER enrollment_keeps_purchase AFTER UPDATE OR DELETE ON "Enrollment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();
CREATE CONSTRAINT TRIGGER allocation_keeps_purchase AFTER INSERT OR UPDATE OR DELETE ON "TrainerAllocation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();
CREATE CONSTRAINT TRIGGER training_session_keeps_purchase
  AFTER INSERT OR DELETE OR UPDATE OF "purchaseId", "allocationId", "trainerId", status, "startsAt", "endsAt" ON "TrainingSession"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();

-- The event that each status emits. A test compares it with the stages in TypeScript.
CREATE FUNCTION purchase_status_event(status "PurchaseStatus") RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE status WHEN 'CONFIRMED' THEN 'purchase/confirmed' WHEN 'CREATED' THEN 'purchase/created'
                     WHEN 'ALLOCATED' THEN 'trainer/allocated' WHEN 'SCHEDULED' THEN 'sessions/scheduled' END
$$;

-- A status changes together with its timeline entry and its event, or not at all.
CREATE FUNCTION on_purchase_assert_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before "PurchaseStatus" := CASE TG_OP WHEN 'UPDATE' THEN OLD.status END;
  event text := purchase_status_event(NEW.status);
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "TimelineEntry" t WHERE t."purchaseId" = NEW.id AND t."toStatus" = NEW.status
                 AND t."fromStatus" IS NOT DISTINCT FROM before AND t.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'purchase_change_on_timeline: purchase P-% became % without a timeline entry in the same transaction', NEW.number, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_change_on_timeline';
  END IF;
  IF event IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "OutboxEvent" o WHERE o."purchaseId" = NEW.id
                 AND o.name = event AND o.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'purchase_change_in_outbox: purchase P-% became % without % in the outbox', NEW.number, NEW.status, event
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_change_in_outbox';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER purchase_birth_told AFTER INSERT ON "Purchase"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_purchase_assert_told();
CREATE CONSTRAINT TRIGGER purchase_change_told AFTER UPDATE ON "Purchase"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION on_purchase_assert_told();


-- ══ 5  Events ════════════════════════════════════════════════════════════════════════════════════════════════════════

-- An event about a purchase names it. Only these are about none.
ALTER TABLE "OutboxEvent"
  ADD CONSTRAINT outbox_event_of_purchase CHECK (
    ("purchaseId" IS NULL) = (name IN ('capacity/changed', 'trainer/marked-away')));
CREATE INDEX outbox_unpublished ON "OutboxEvent" ("nextAttemptAt") WHERE "publishedAt" IS NULL;
CREATE INDEX outbox_removable ON "OutboxEvent" ("publishedAt") WHERE name <> 'sessions/scheduled';

-- Processed means done: the marker points at the result, and only the transaction that writes the result may write it.
ALTER TABLE "ProcessedEvent"
  ADD CONSTRAINT processed_points_at_result CHECK (
    num_nonnulls("enrollmentId", "allocationId", "trainingSessionId") = 1
    AND CASE consumer WHEN 'create-purchase' THEN "enrollmentId" WHEN 'allocate-trainer' THEN "allocationId"
                      WHEN 'schedule-sessions' THEN "trainingSessionId" END IS NOT NULL);

CREATE FUNCTION on_processed_assert_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "OutboxEvent" o JOIN (
      SELECT "purchaseId", xmin AS written FROM "Enrollment" WHERE id = NEW."enrollmentId"
      UNION ALL SELECT "purchaseId", xmin FROM "TrainerAllocation" WHERE id = NEW."allocationId"
      UNION ALL SELECT "purchaseId", xmin FROM "TrainingSession" WHERE id = NEW."trainingSessionId"
    ) r ON r."purchaseId" = o."purchaseId"
    WHERE o.id = NEW."eventId" AND r.written = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'processed_with_result: event % cannot be marked processed by % outside the transaction that writes its result',
      NEW."eventId", NEW.consumer USING ERRCODE = 'check_violation', CONSTRAINT = 'processed_with_result';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER processed_with_result AFTER INSERT OR UPDATE ON "ProcessedEvent"
  FOR EACH ROW EXECUTE FUNCTION on_processed_assert_result();


-- ══ 6  Payments and the inbox ════════════════════════════════════════════════════════════════════════════════════════

ALTER TABLE "Payment"
  ADD CONSTRAINT payment_amount_positive CHECK (amount > 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT payment_succeeded_has_instant CHECK (status <> 'SUCCEEDED' OR "succeededAt" IS NOT NULL);

CREATE UNIQUE INDEX payment_one_success ON "Payment" ("purchaseId") WHERE status = 'SUCCEEDED';
CREATE INDEX payment_open ON "Payment" ("createdAt") WHERE status = 'PENDING';
CREATE INDEX payment_refunded ON "Payment" ("purchaseId") WHERE status = 'REFUNDED';
-- When the provider is next asked whether the money went back.
CREATE INDEX payment_ask ON "Payment" ((coalesce("askAt", "succeededAt"))) WHERE status <> 'REFUNDED';
-- A checkout that the provider does not know: rare, and each is for people to look at.
CREATE INDEX payment_unknown ON "Payment" ("purchaseId") WHERE status = 'FAILED';

-- By the next attempt: fifty that always fail must not hold up what comes after them.
CREATE INDEX inbox_unapplied ON "PaymentEvent" ("nextAttemptAt") WHERE "appliedAt" IS NULL;
CREATE INDEX inbox_not_understood ON "PaymentEvent" ("receivedAt") WHERE outcome = 'NOT_UNDERSTOOD';
CREATE INDEX inbox_refused ON "PaymentEvent" (provider, "providerRef") WHERE outcome = 'REJECTED';
CREATE INDEX inbox_returned ON "PaymentEvent" (provider, "providerRef") WHERE outcome = 'APPLIED' AND "paymentId" IS NULL;


-- ══ 7  Trainers' places ══════════════════════════════════════════════════════════════════════════════════════════════

-- Who takes a place of a trainer: the one definition that every count of students reads.
CREATE VIEW "TakenPlace" AS
  SELECT a."trainerId", p."studentId", a.id AS "allocationId", a."purchaseId", a.overrides
  FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
  WHERE a."endedAt" IS NULL AND a."completedAt" IS NULL;
CREATE INDEX trainer_allocation_taking_place ON "TrainerAllocation" ("trainerId") INCLUDE ("purchaseId")
  WHERE "endedAt" IS NULL AND "completedAt" IS NULL;

CREATE UNIQUE INDEX allocation_one_active ON "TrainerAllocation" ("purchaseId") WHERE "endedAt" IS NULL;

CREATE FUNCTION refuse_over_cap(trainer_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE cap integer; students integer;
BEGIN
  -- The lock makes concurrent allocations of one trainer queue here, so that the count below is complete.
  SELECT "maxStudents" INTO cap FROM "Trainer" WHERE id = trainer_id FOR NO KEY UPDATE;
  SELECT count(DISTINCT "studentId") INTO students FROM "TakenPlace" WHERE "trainerId" = trainer_id;
  IF students > cap THEN
    RAISE EXCEPTION 'trainer_cap: trainer % would have % active students, their cap is %', trainer_id, students, cap
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trainer_cap';
  END IF;
END $$;

CREATE FUNCTION on_allocation_check_cap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM refuse_over_cap(NEW."trainerId"); RETURN NULL; END $$;
-- Staff may override the cap by name. Withdrawing the override applies the rule again.
CREATE TRIGGER allocation_within_cap AFTER INSERT OR UPDATE OF "trainerId", "endedAt", "completedAt", overrides ON "TrainerAllocation"
  FOR EACH ROW WHEN (NEW."endedAt" IS NULL AND NEW."completedAt" IS NULL AND NOT ('cap' = ANY (coalesce(NEW.overrides, '{}'))))
  EXECUTE FUNCTION on_allocation_check_cap();

CREATE FUNCTION on_trainer_check_cap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM refuse_over_cap(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER trainer_cap_above_load AFTER UPDATE OF "maxStudents" ON "Trainer"
  FOR EACH ROW WHEN (NEW."maxStudents" < OLD."maxStudents") EXECUTE FUNCTION on_trainer_check_cap();


-- ══ 8  Session times ═════════════════════════════════════════════════════════════════════════════════════════════════
-- Nobody is in two places, and a session keeps to its trainer's buffer, time off and weekly limit unless it records the
-- override. Bookings, moves and time off of one trainer queue for the trainer's row, so each sees what the others wrote.

ALTER TABLE "TrainingSession"
  ADD CONSTRAINT training_session_trainer_overlap EXCLUDE USING gist
    ("trainerId" WITH =, tstzrange("startsAt", "endsAt", '[)') WITH &&) WHERE (status <> 'CANCELLED'),
  ADD CONSTRAINT training_session_student_overlap EXCLUDE USING gist
    ("studentId" WITH =, tstzrange("startsAt", "endsAt", '[)') WITH &&) WHERE (status <> 'CANCELLED');
CREATE UNIQUE INDEX training_session_one_ordinal ON "TrainingSession" ("purchaseId", ordinal) WHERE status <> 'CANCELLED';
-- What completing a series looks for.
CREATE INDEX training_session_to_hold ON "TrainingSession" ("endsAt") WHERE status = 'SCHEDULED';

-- Node and PostgreSQL have zone data of their own, and the two differ. This serves rows that were written without Node.
CREATE FUNCTION local_time_of(zone text, at timestamptz) RETURNS timestamp STABLE LANGUAGE plpgsql AS $$
BEGIN
  RETURN at AT TIME ZONE zone;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN at AT TIME ZONE 'UTC'; -- a zone that only Node knows
END $$;

-- The demo school has a history. Only the owner of the tables writes one, on a connection that says so.
CREATE FUNCTION plays_past() RETURNS boolean STABLE LANGUAGE sql AS $$
  SELECT coalesce(current_setting('caravan.plays_past', true), '') = 'on'
    AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = '"TrainingSession"'::regclass), 'USAGE')
$$;

-- Before a session is written: it gets its trainer's buffer and its local day, and may not be in the past or with a
-- trainer who has left by then.
CREATE FUNCTION on_session_placed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE t record; here timestamp;
BEGIN
  -- Bookings of one trainer queue here, before rows of two of them can wait for each other and end in a deadlock.
  SELECT zone, "bufferMinutes", "leftAt" INTO t FROM "Trainer" WHERE id = NEW."trainerId" FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NEW; END IF;
  NEW."bufferMinutes" := t."bufferMinutes";

  -- Copies of zone data differ by hours at most. A day that is further off is left over from before a move in plain SQL.
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

-- When a trainer's zone changes, the local days of their sessions follow. Node then writes its own in the same transaction.
CREATE FUNCTION on_zone_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "TrainingSession" SET "trainerDay" = local_time_of(NEW.zone, "startsAt")::date
    WHERE "trainerId" = NEW.id AND status <> 'CANCELLED' AND "startsAt" > now() - interval '8 days';
  RETURN NULL;
END $$;
CREATE TRIGGER trainer_zone_changed AFTER UPDATE OF zone ON "Trainer"
  FOR EACH ROW WHEN (NEW.zone <> OLD.zone) EXECUTE FUNCTION on_zone_changed();

-- After the sessions of one statement are written, seen together.
CREATE FUNCTION assert_trainer_times(session_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE bad record;
BEGIN
  -- Bookings and time off of one trainer queue here. Several trainers are locked in one order, against deadlocks.
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

CREATE FUNCTION on_sessions_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_trainer_times(ARRAY(SELECT id FROM booked WHERE status = 'SCHEDULED'));
  RETURN NULL;
END $$;
CREATE TRIGGER sessions_booked_at_trainer_times AFTER INSERT ON "TrainingSession"
  REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION on_sessions_booked();

-- A cancelled session that comes back is booked again, and withdrawing the override of the buffer applies the rule again.
CREATE FUNCTION on_sessions_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved uuid[] := ARRAY(
  SELECT n.id FROM after_move n JOIN before_move o ON o.id = n.id
  WHERE n.status = 'SCHEDULED'
    AND (o.status = 'CANCELLED' OR 'buffer' = ANY (o.overrides) AND NOT 'buffer' = ANY (n.overrides)
         OR (n."trainerId", n."startsAt", n."endsAt") IS DISTINCT FROM (o."trainerId", o."startsAt", o."endsAt")));
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


-- ══ 9  Moved sessions ════════════════════════════════════════════════════════════════════════════════════════════════
-- A session that moves raises its sequence and writes a SessionMove: calendars and histories read both.

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


-- ══ 10  Append-only records ══════════════════════════════════════════════════════════════════════════════════════════
-- Timeline, audit log, reallocations and moves are only added to. The inbox is never deleted from, and what a provider
-- sent stays as it was received.

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append_only: % is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER timeline_append_only BEFORE UPDATE OR DELETE ON "TimelineEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER timeline_no_truncate BEFORE TRUNCATE ON "TimelineEntry" EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "AuditEntry" EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER reallocation_append_only BEFORE UPDATE OR DELETE ON "Reallocation"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER reallocation_no_truncate BEFORE TRUNCATE ON "Reallocation" EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER session_move_append_only BEFORE UPDATE OR DELETE ON "SessionMove"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER session_move_no_truncate BEFORE TRUNCATE ON "SessionMove" EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER inbox_stays BEFORE DELETE ON "PaymentEvent" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER inbox_no_truncate BEFORE TRUNCATE ON "PaymentEvent" EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER inbox_payload_stays BEFORE UPDATE ON "PaymentEvent" FOR EACH ROW
  WHEN ((OLD.provider, OLD."providerEventId", OLD.type, OLD.payload)
        IS DISTINCT FROM (NEW.provider, NEW."providerEventId", NEW.type, NEW.payload))
  EXECUTE FUNCTION refuse_rewriting();


-- ══ 11  Reallocations ════════════════════════════════════════════════════════════════════════════════════════════════

-- A change of trainer commits together with its event, its timeline entry and its audit entry.
CREATE FUNCTION on_reallocation_assert_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "OutboxEvent" o WHERE o."purchaseId" = NEW."purchaseId" AND o.name = 'trainer/reallocated'
                 AND o.payload ->> 'reallocationId' = NEW.id::text AND o.xmin = pg_current_xact_id()::xid)
     OR NOT EXISTS (SELECT 1 FROM "TimelineEntry" t WHERE t."purchaseId" = NEW."purchaseId"
                    AND t.kind = 'trainer.reallocated' AND t.xmin = pg_current_xact_id()::xid)
     OR NOT EXISTS (SELECT 1 FROM "AuditEntry" e WHERE e."subjectId" = NEW."purchaseId"::text AND e.xmin = pg_current_xact_id()::xid)
  THEN
    RAISE EXCEPTION 'reallocation_told: reallocation % lacks its event, timeline entry or audit entry', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reallocation_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reallocation_told AFTER INSERT ON "Reallocation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_reallocation_assert_told();


-- ══ 12  Waiting for a trainer ════════════════════════════════════════════════════════════════════════════════════════

ALTER TABLE "AllocationWait" ADD CONSTRAINT wait_woken_for CHECK (("wokenAt" IS NULL) = ("wokenFor" IS NULL));

CREATE FUNCTION on_wait_assert_created() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Purchase" WHERE id = NEW."purchaseId" AND status = 'CREATED' FOR NO KEY UPDATE) THEN
    RAISE EXCEPTION 'wait_while_created: purchase % does not wait for a trainer', NEW."purchaseId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'wait_while_created';
  END IF;
  RETURN NEW;
END $$;
-- Not on every update: waking updates many rows and must not queue behind the purchases that are being worked on.
CREATE TRIGGER wait_while_created BEFORE INSERT ON "AllocationWait"
  FOR EACH ROW EXECUTE FUNCTION on_wait_assert_created();
CREATE TRIGGER wait_moves_to_created BEFORE UPDATE OF "purchaseId" ON "AllocationWait"
  FOR EACH ROW EXECUTE FUNCTION on_wait_assert_created();

-- The wait ends when the purchase leaves CREATED. If a place was kept for it and it went elsewhere, that place is free.
CREATE FUNCTION on_purchase_end_wait() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE woken_for uuid;
BEGIN
  DELETE FROM "AllocationWait" WHERE "purchaseId" = NEW.id RETURNING "wokenFor" INTO woken_for;
  IF woken_for IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "TrainerAllocation" WHERE "purchaseId" = NEW.id AND "trainerId" = woken_for AND "endedAt" IS NULL) THEN
    PERFORM tell_capacity(woken_for, 'unused');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER purchase_ends_wait AFTER UPDATE OF status ON "Purchase"
  FOR EACH ROW WHEN (OLD.status = 'CREATED' AND NEW.status <> 'CREATED') EXECUTE FUNCTION on_purchase_end_wait();


-- ══ 13  Capacity events ══════════════════════════════════════════════════════════════════════════════════════════════
-- Triggers, not verbs, write `capacity/changed` for every change that can make room for a waiting purchase: no code can
-- forget to, and a change in plain SQL wakes waiting purchases, too.

-- One event for each trainer and transaction, in the outbox with the change itself.
CREATE FUNCTION tell_capacity(trainer_id uuid, cause text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE correlation uuid := gen_random_uuid();
BEGIN
  IF EXISTS (SELECT 1 FROM "OutboxEvent" WHERE "publishedAt" IS NULL AND name = 'capacity/changed'
             AND payload ->> 'trainerId' = trainer_id::text AND xmin = pg_current_xact_id()::xid) THEN RETURN; END IF;
  INSERT INTO "OutboxEvent" (id, name, "correlationId", payload) VALUES (gen_random_uuid(), 'capacity/changed', correlation,
    jsonb_build_object('trainerId', trainer_id, 'correlationId', correlation, 'cause', cause));
END $$;

CREATE FUNCTION on_trainer_tell_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM tell_capacity(NEW.id, 'trainer'); RETURN NULL; END $$;
CREATE TRIGGER trainer_tells_capacity AFTER UPDATE ON "Trainer" FOR EACH ROW WHEN (
    NEW."maxStudents" > OLD."maxStudents" OR NEW."bufferMinutes" < OLD."bufferMinutes"
    OR (OLD."pausedAt" IS NOT NULL AND NEW."pausedAt" IS NULL) OR (OLD."leftAt" IS NOT NULL AND NEW."leftAt" IS NULL)
    OR (OLD."maxWeeklyMinutes" IS NOT NULL AND coalesce(NEW."maxWeeklyMinutes", 10081) > OLD."maxWeeklyMinutes")
    OR NEW.zone <> OLD.zone OR NOT NEW.languages <@ OLD.languages)
  EXECUTE FUNCTION on_trainer_tell_capacity();

-- Skills and availability are room for the trainer who has them now; time off, allocations and sessions free the trainer
-- who had them before.
CREATE FUNCTION on_row_tell_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_capacity(
    CASE WHEN TG_TABLE_NAME IN ('TrainerSkill', 'TrainerAvailability') THEN NEW."trainerId" ELSE OLD."trainerId" END, TG_ARGV[0]);
  RETURN NULL;
END $$;
CREATE TRIGGER skill_tells_capacity AFTER INSERT ON "TrainerSkill"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('skill');
CREATE TRIGGER skill_change_tells_capacity AFTER UPDATE ON "TrainerSkill"
  FOR EACH ROW WHEN (NEW.level > OLD.level OR (NEW."trainerId", NEW.skill) IS DISTINCT FROM (OLD."trainerId", OLD.skill))
  EXECUTE FUNCTION on_row_tell_capacity('skill');
CREATE TRIGGER availability_tells_capacity AFTER INSERT ON "TrainerAvailability"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('availability');
CREATE TRIGGER availability_change_tells_capacity AFTER UPDATE ON "TrainerAvailability"
  FOR EACH ROW WHEN (NEW."startMinute" < OLD."startMinute" OR NEW."endMinute" > OLD."endMinute"
    OR (NEW."trainerId", NEW.weekday) IS DISTINCT FROM (OLD."trainerId", OLD.weekday))
  EXECUTE FUNCTION on_row_tell_capacity('availability');
CREATE TRIGGER time_off_tells_capacity AFTER DELETE ON "TrainerTimeOff"
  FOR EACH ROW EXECUTE FUNCTION on_row_tell_capacity('time-off');
CREATE TRIGGER time_off_change_tells_capacity AFTER UPDATE ON "TrainerTimeOff"
  FOR EACH ROW WHEN (NEW."startsAt" > OLD."startsAt" OR NEW."endsAt" < OLD."endsAt" OR NEW."trainerId" <> OLD."trainerId")
  EXECUTE FUNCTION on_row_tell_capacity('time-off');
CREATE TRIGGER allocation_tells_capacity AFTER UPDATE ON "TrainerAllocation" FOR EACH ROW WHEN (
    (OLD."endedAt" IS NULL AND NEW."endedAt" IS NOT NULL) OR (OLD."completedAt" IS NULL AND NEW."completedAt" IS NOT NULL))
  EXECUTE FUNCTION on_row_tell_capacity('released');
CREATE TRIGGER session_tells_capacity AFTER UPDATE ON "TrainingSession" FOR EACH ROW WHEN (
    (OLD.status = 'SCHEDULED' AND NEW.status = 'CANCELLED')
    OR (OLD."trainerId", OLD."startsAt", OLD."endsAt") IS DISTINCT FROM (NEW."trainerId", NEW."startsAt", NEW."endsAt"))
  EXECUTE FUNCTION on_row_tell_capacity('session');


-- ══ 14  Incidents and remedies ═══════════════════════════════════════════════════════════════════════════════════════

-- One open incident for each cause and stage, each purchase in one of them at most, and one remedy at a time for it.
CREATE UNIQUE INDEX incident_one_open ON "Incident" (cause, stage) WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX incident_member_one_open ON "IncidentMember" ("purchaseId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX treatment_one_running ON "Treatment" ("incidentId") WHERE "finishedAt" IS NULL;

ALTER TABLE "Remedy"
  ADD CONSTRAINT remedy_settled CHECK ((outcome = 'PENDING') = ("outcomeAt" IS NULL)),
  ADD CONSTRAINT remedy_has_reason CHECK (length(trim(reason)) > 0);
ALTER TABLE "Treatment"
  ADD CONSTRAINT treatment_has_reason CHECK (length(trim(reason)) > 0);
ALTER TABLE "TreatmentItem"
  ADD CONSTRAINT treatment_item_done CHECK ((status = 'PENDING') = ("doneAt" IS NULL));
ALTER TABLE "IncidentAlert"
  ADD CONSTRAINT incident_alert_channel CHECK (channel IN ('mail', 'webhook'));

-- What the sweeps and the pipeline page read.
CREATE INDEX remedy_unsettled ON "Remedy" ("createdAt") WHERE outcome = 'PENDING';
CREATE INDEX treatment_item_pending ON "TreatmentItem" ("treatmentId") WHERE status = 'PENDING';
CREATE INDEX incident_member_healable ON "IncidentMember" (since) WHERE "endedAt" IS NULL AND "isHealable";
CREATE INDEX timeline_failed_attempts ON "TimelineEntry" (at) WHERE kind IN ('function.failed', 'function.attempt-failed');
CREATE INDEX timeline_payment_rejected ON "TimelineEntry" ("purchaseId") WHERE kind = 'payment.rejected';


-- ══ 15  Live pages ═══════════════════════════════════════════════════════════════════════════════════════════════════

CREATE FUNCTION on_timeline_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('timeline', NEW."purchaseId"::text); RETURN NULL; END $$;
CREATE TRIGGER timeline_notify AFTER INSERT ON "TimelineEntry" FOR EACH ROW EXECUTE FUNCTION on_timeline_notify();

-- Open streams end with the session, the role or the account that opened them: each change says whose it was, after the
-- commit. A session that expires needs no notice, because a stream knows when its own session does.
CREATE FUNCTION notify_access_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('access', OLD."userId"::text); RETURN NULL; END $$;
CREATE FUNCTION notify_access_of_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('access', NEW.id::text); RETURN NULL; END $$;
CREATE TRIGGER auth_session_ended AFTER DELETE ON "AuthSession"
  FOR EACH ROW WHEN (OLD."expiresAt" > now()) EXECUTE FUNCTION notify_access_of_session();
CREATE TRIGGER auth_session_shortened AFTER UPDATE OF "expiresAt" ON "AuthSession"
  FOR EACH ROW WHEN (NEW."expiresAt" < OLD."expiresAt") EXECUTE FUNCTION notify_access_of_session();
CREATE TRIGGER user_access_changed AFTER UPDATE OF role, banned, "banExpires" ON "User"
  FOR EACH ROW WHEN ((OLD.role, OLD.banned, OLD."banExpires") IS DISTINCT FROM (NEW.role, NEW.banned, NEW."banExpires"))
  EXECUTE FUNCTION notify_access_of_user();
