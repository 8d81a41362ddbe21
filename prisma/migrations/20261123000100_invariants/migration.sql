-- The promises of ARCHITECTURE.md that column types cannot make. Each has a test in tests/integration/invariants that
-- tries to break it with plain SQL. Errors use SQLSTATE 23514 (check) or 23P01 (exclusion); their message names the
-- constraint, because that is what reaches the application through the driver.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- ── Plain values ─────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "CoursePlan"
  ADD CONSTRAINT course_plan_sensible CHECK (
    "sessionCount" BETWEEN 1 AND 200 AND "sessionMinutes" BETWEEN 15 AND 480 AND "sessionsPerWeek" BETWEEN 1 AND 7
    AND amount > 0 AND currency ~ '^[A-Z]{3}$');

ALTER TABLE "Trainer"
  ADD CONSTRAINT trainer_cap_not_negative CHECK ("maxStudents" >= 0),
  ADD CONSTRAINT trainer_buffer_sensible CHECK ("bufferMinutes" BETWEEN 0 AND 240);

ALTER TABLE "TrainerAvailability"
  ADD CONSTRAINT trainer_availability_window CHECK (
    weekday BETWEEN 1 AND 7 AND "startMinute" >= 0 AND "endMinute" <= 1440 AND "startMinute" < "endMinute");

ALTER TABLE "TrainerTimeOff"
  ADD CONSTRAINT trainer_time_off_range CHECK ("startsAt" < "endsAt");

ALTER TABLE "Purchase"
  ADD CONSTRAINT purchase_quote_sensible CHECK (
    "sessionCount" > 0 AND "sessionMinutes" > 0 AND "sessionsPerWeek" BETWEEN 1 AND 7
    AND amount > 0 AND currency ~ '^[A-Z]{3}$'),
  -- Nothing late can hide: whoever waits for the pipeline has a deadline, whoever has ended has none.
  ADD CONSTRAINT purchase_in_flight_has_deadline CHECK (
    CASE WHEN status IN ('CONFIRMED', 'CREATED', 'ALLOCATED') THEN "stageDueAt" IS NOT NULL
         WHEN status = 'PENDING' THEN true
         ELSE "stageDueAt" IS NULL END),
  ADD CONSTRAINT purchase_paid_has_instant CHECK (
    status NOT IN ('CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED') OR "confirmedAt" IS NOT NULL),
  ADD CONSTRAINT purchase_fulfilled_has_instant CHECK (status <> 'SCHEDULED' OR "fulfilledAt" IS NOT NULL);

ALTER TABLE "Payment"
  ADD CONSTRAINT payment_amount_positive CHECK (amount > 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT payment_succeeded_has_instant CHECK (status <> 'SUCCEEDED' OR "succeededAt" IS NOT NULL);

ALTER TABLE "TrainingSession"
  ADD CONSTRAINT training_session_range CHECK ("startsAt" < "endsAt"),
  ADD CONSTRAINT training_session_ordinal CHECK (ordinal >= 1);

ALTER SEQUENCE "Purchase_number_seq" RESTART WITH 10001;

-- ── Once, and only one ───────────────────────────────────────────────────────────────────────────────────────────

CREATE UNIQUE INDEX payment_one_success ON "Payment" ("purchaseId") WHERE status = 'SUCCEEDED';
CREATE UNIQUE INDEX purchase_one_in_flight ON "Purchase" ("studentId", "courseId")
  WHERE status IN ('PENDING', 'CONFIRMED', 'CREATED', 'ALLOCATED');
CREATE UNIQUE INDEX allocation_one_active ON "TrainerAllocation" ("purchaseId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX training_session_one_ordinal ON "TrainingSession" ("purchaseId", ordinal)
  WHERE status <> 'CANCELLED';

-- What the sweeps and the lists of late purchases read.
CREATE INDEX outbox_unpublished ON "OutboxEvent" ("nextAttemptAt") WHERE "publishedAt" IS NULL;
CREATE INDEX inbox_unapplied ON "PaymentEvent" ("receivedAt") WHERE "appliedAt" IS NULL;
CREATE INDEX purchase_due ON "Purchase" ("stageDueAt") WHERE "stageDueAt" IS NOT NULL;
CREATE INDEX purchase_unpaid ON "Purchase" ("checkoutExpiresAt") WHERE status = 'PENDING';

-- ── Nobody in two places ─────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "TrainingSession"
  ADD CONSTRAINT training_session_trainer_overlap EXCLUDE USING gist
    ("trainerId" WITH =, tstzrange("startsAt", "endsAt", '[)') WITH &&) WHERE (status <> 'CANCELLED'),
  ADD CONSTRAINT training_session_student_overlap EXCLUDE USING gist
    ("studentId" WITH =, tstzrange("startsAt", "endsAt", '[)') WITH &&) WHERE (status <> 'CANCELLED');

-- ── A trainer's cap ──────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION refuse_over_cap(trainer_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE cap integer; students integer;
BEGIN
  -- The lock makes concurrent allocations of one trainer queue here, so the count below is the whole truth.
  SELECT "maxStudents" INTO cap FROM "Trainer" WHERE id = trainer_id FOR NO KEY UPDATE;
  SELECT count(DISTINCT p."studentId") INTO students
    FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
    WHERE a."trainerId" = trainer_id AND a."endedAt" IS NULL;
  IF students > cap THEN
    RAISE EXCEPTION 'trainer_cap: trainer % would have % active students, their cap is %', trainer_id, students, cap
      USING ERRCODE = 'check_violation', CONSTRAINT = 'trainer_cap';
  END IF;
END $$;

CREATE FUNCTION on_allocation_check_cap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM refuse_over_cap(NEW."trainerId"); RETURN NULL; END $$;
CREATE TRIGGER allocation_within_cap AFTER INSERT OR UPDATE OF "trainerId", "endedAt" ON "TrainerAllocation"
  FOR EACH ROW WHEN (NEW."endedAt" IS NULL) EXECUTE FUNCTION on_allocation_check_cap();

CREATE FUNCTION on_trainer_check_cap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM refuse_over_cap(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER trainer_cap_above_load AFTER UPDATE OF "maxStudents" ON "Trainer"
  FOR EACH ROW WHEN (NEW."maxStudents" < OLD."maxStudents") EXECUTE FUNCTION on_trainer_check_cap();

-- ── A purchase is what its status says ───────────────────────────────────────────────────────────────────────────

CREATE FUNCTION assert_purchase_complete(purchase_id text) RETURNS void LANGUAGE plpgsql AS $$
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

CREATE CONSTRAINT TRIGGER purchase_complete AFTER INSERT OR UPDATE ON "Purchase"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_purchase_assert_complete();
CREATE CONSTRAINT TRIGGER payment_keeps_purchase AFTER UPDATE OR DELETE ON "Payment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();
CREATE CONSTRAINT TRIGGER enrollment_keeps_purchase AFTER UPDATE OR DELETE ON "Enrollment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();
CREATE CONSTRAINT TRIGGER allocation_keeps_purchase AFTER INSERT OR UPDATE OR DELETE ON "TrainerAllocation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();
CREATE CONSTRAINT TRIGGER training_session_keeps_purchase AFTER INSERT OR UPDATE OR DELETE ON "TrainingSession"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();

-- ── A change of status is told, in the same transaction ──────────────────────────────────────────────────────────

-- The event each status emits. server/pipeline/contract.ts says the same; a test holds the two against each other.
CREATE FUNCTION purchase_status_event(status "PurchaseStatus") RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE status WHEN 'CONFIRMED' THEN 'purchase/confirmed' WHEN 'CREATED' THEN 'purchase/created'
                     WHEN 'ALLOCATED' THEN 'trainer/allocated' WHEN 'SCHEDULED' THEN 'sessions/scheduled' END
$$;

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

-- The quote a student agreed to stays.
CREATE FUNCTION refuse_quote_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'purchase_quote_stays: the quote of purchase P-% cannot change', OLD.number
    USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_quote_stays';
END $$;
CREATE TRIGGER purchase_quote_stays BEFORE UPDATE ON "Purchase" FOR EACH ROW
  WHEN ((OLD.amount, OLD.currency, OLD."sessionCount", OLD."sessionMinutes", OLD."studentId", OLD."courseId")
        IS DISTINCT FROM (NEW.amount, NEW.currency, NEW."sessionCount", NEW."sessionMinutes", NEW."studentId", NEW."courseId"))
  EXECUTE FUNCTION refuse_quote_change();

-- ── Processed means done ─────────────────────────────────────────────────────────────────────────────────────────

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

-- ── What happened stays written ──────────────────────────────────────────────────────────────────────────────────

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
CREATE TRIGGER inbox_stays BEFORE DELETE ON "PaymentEvent" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER inbox_no_truncate BEFORE TRUNCATE ON "PaymentEvent" EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER inbox_payload_stays BEFORE UPDATE ON "PaymentEvent" FOR EACH ROW
  WHEN ((OLD.provider, OLD."providerEventId", OLD.type, OLD.payload)
        IS DISTINCT FROM (NEW.provider, NEW."providerEventId", NEW.type, NEW.payload))
  EXECUTE FUNCTION refuse_rewriting();

-- ── Live pages ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION on_timeline_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('timeline', NEW."purchaseId"); RETURN NULL; END $$;
CREATE TRIGGER timeline_notify AFTER INSERT ON "TimelineEntry" FOR EACH ROW EXECUTE FUNCTION on_timeline_notify();
