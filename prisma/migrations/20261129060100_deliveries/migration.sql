-- What used to be called fulfilled was booked: a purchase is fulfilled when its sessions took place.
ALTER TABLE "Purchase" RENAME COLUMN "fulfilledAt" TO "bookedAt";
ALTER INDEX "Purchase_fulfilledAt_idx" RENAME TO "Purchase_bookedAt_idx";

-- CreateEnum
CREATE TYPE "SettlementKind" AS ENUM ('ACCEPTED', 'MADE_UP', 'REFUNDED');

-- AlterTable
ALTER TABLE "Purchase" ADD COLUMN     "deliveredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "SchoolSettings" ADD COLUMN     "resultHours" INTEGER NOT NULL DEFAULT 12;

-- AlterTable
ALTER TABLE "TrainingSession" ADD COLUMN     "askedAt" TIMESTAMPTZ(3),
ADD COLUMN     "makesUpForId" UUID,
ADD COLUMN     "resultDueAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "NoShowReport" (
    "sessionId" UUID NOT NULL,
    "studentId" UUID NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NoShowReport_pkey" PRIMARY KEY ("sessionId")
);

-- CreateTable
CREATE TABLE "SessionSettlement" (
    "sessionId" UUID NOT NULL,
    "kind" "SettlementKind" NOT NULL,
    "refundId" UUID,
    "reason" TEXT NOT NULL,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "settledAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionSettlement_pkey" PRIMARY KEY ("sessionId")
);

-- CreateIndex
CREATE INDEX "Purchase_deliveredAt_idx" ON "Purchase"("deliveredAt");

-- CreateIndex
CREATE INDEX "TrainingSession_makesUpForId_idx" ON "TrainingSession"("makesUpForId");

-- CreateIndex
CREATE INDEX "NoShowReport_studentId_idx" ON "NoShowReport"("studentId");

-- CreateIndex
CREATE UNIQUE INDEX "SessionSettlement_refundId_key" ON "SessionSettlement"("refundId");

-- AddForeignKey
ALTER TABLE "TrainingSession" ADD CONSTRAINT "TrainingSession_makesUpForId_fkey" FOREIGN KEY ("makesUpForId") REFERENCES "TrainingSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoShowReport" ADD CONSTRAINT "NoShowReport_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TrainingSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoShowReport" ADD CONSTRAINT "NoShowReport_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSettlement" ADD CONSTRAINT "SessionSettlement_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TrainingSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionSettlement" ADD CONSTRAINT "SessionSettlement_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ══ When a session is settled ════════════════════════════════════════════════════════════════════════════════════════
-- A session is settled when it was held, by its result, or when somebody decided what makes up for it. Until then it has
-- an instant by which that is due, which the database alone computes: no statement can settle a session in any other way.

ALTER TABLE "SchoolSettings" ADD CONSTRAINT school_result_hours CHECK ("resultHours" BETWEEN 1 AND 168);

CREATE FUNCTION result_due(s "TrainingSession") RETURNS timestamptz STABLE LANGUAGE plpgsql AS $$
DECLARE
  result record;
  reported timestamptz;
BEGIN
  IF s.status = 'CANCELLED' OR EXISTS (SELECT FROM "SessionSettlement" WHERE "sessionId" = s.id)
     OR EXISTS (SELECT FROM "Purchase" WHERE id = s."purchaseId" AND status IN ('EXPIRED', 'CANCELLED', 'REFUNDED')) THEN
    RETURN NULL;
  END IF;
  SELECT "reportedAt" INTO reported FROM "NoShowReport" WHERE "sessionId" = s.id;
  SELECT outcome, "recordedAt", "actorKind" INTO result FROM "SessionResult" WHERE "sessionId" = s.id;
  -- Against the word of the student, that of the trainer is not enough.
  IF result.outcome IN ('HELD', 'CUT_SHORT') AND (reported IS NULL OR result."actorKind" = 'STAFF') THEN RETURN NULL; END IF;
  -- What is known to have gone wrong is due at once.
  RETURN coalesce(least(reported, result."recordedAt"), greatest(s."endsAt", s."askedAt")
    + make_interval(hours => coalesce((SELECT "resultHours" FROM "SchoolSettings" WHERE id = 1), 12)));
END $$;

CREATE FUNCTION on_session_result_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."resultDueAt" := result_due(NEW);
  RETURN NEW;
END $$;
-- The name comes last in the alphabet: triggers fire by name, and this one reads what the others left.
CREATE TRIGGER zz_session_result_due BEFORE INSERT OR UPDATE OF status, "endsAt", "askedAt", "resultDueAt" ON "TrainingSession"
  FOR EACH ROW EXECUTE FUNCTION on_session_result_due();

CREATE FUNCTION on_session_word() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "TrainingSession" SET "resultDueAt" = NULL WHERE id = NEW."sessionId";
  RETURN NULL;
END $$;
CREATE TRIGGER session_result_settles AFTER INSERT OR UPDATE ON "SessionResult"
  FOR EACH ROW EXECUTE FUNCTION on_session_word();
CREATE TRIGGER no_show_unsettles AFTER INSERT ON "NoShowReport" FOR EACH ROW EXECUTE FUNCTION on_session_word();
CREATE TRIGGER session_settlement_settles AFTER INSERT ON "SessionSettlement" FOR EACH ROW EXECUTE FUNCTION on_session_word();

CREATE FUNCTION on_purchase_end_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "TrainingSession" SET "resultDueAt" = NULL WHERE "purchaseId" = NEW.id AND "resultDueAt" IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER purchase_ends_results AFTER UPDATE OF status ON "Purchase" FOR EACH ROW
  WHEN (NEW.status IN ('EXPIRED', 'CANCELLED', 'REFUNDED')) EXECUTE FUNCTION on_purchase_end_results();

CREATE FUNCTION on_result_hours_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "TrainingSession" SET "resultDueAt" = NULL WHERE "resultDueAt" IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER school_result_hours_changed AFTER UPDATE OF "resultHours" ON "SchoolSettings" FOR EACH ROW
  WHEN (NEW."resultHours" <> OLD."resultHours") EXECUTE FUNCTION on_result_hours_changed();

CREATE INDEX training_session_result_due ON "TrainingSession" ("resultDueAt") WHERE "resultDueAt" IS NOT NULL;
CREATE INDEX training_session_unsettled ON "TrainingSession" ("purchaseId", "endsAt") WHERE "resultDueAt" IS NOT NULL;
-- Sessions that are over and may have been held: both joined.
CREATE INDEX training_session_over ON "TrainingSession" ("endsAt") WHERE "resultDueAt" IS NOT NULL;


-- ══ Reports and settlements ══════════════════════════════════════════════════════════════════════════════════════════

-- A student says that the trainer did not come: of their own session, a quarter of an hour after its start at the earliest
-- (server/scheduling/joining/no-show-window.ts), once.
CREATE FUNCTION on_no_show_reported() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE s record;
BEGIN
  SELECT "studentId", "startsAt", status INTO s FROM "TrainingSession" WHERE id = NEW."sessionId" FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NEW; END IF;
  IF s.status = 'CANCELLED' OR s."studentId" <> NEW."studentId" OR NEW."reportedAt" < s."startsAt" + interval '15 minutes' THEN
    RAISE EXCEPTION 'no_show_report_open: session % cannot be reported by % at %', NEW."sessionId", NEW."studentId", NEW."reportedAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'no_show_report_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_show_report_open BEFORE INSERT ON "NoShowReport" FOR EACH ROW EXECUTE FUNCTION on_no_show_reported();
CREATE TRIGGER no_show_report_append_only BEFORE UPDATE OR DELETE ON "NoShowReport"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_show_report_no_truncate BEFORE TRUNCATE ON "NoShowReport" EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE "SessionSettlement"
  ADD CONSTRAINT session_settlement_refund CHECK ((kind = 'REFUNDED') = ("refundId" IS NOT NULL)),
  ADD CONSTRAINT session_settlement_reason CHECK (length(trim(reason)) > 0);

-- Only a session that has begun is settled, and it is on the purchase's timeline with it.
CREATE FUNCTION on_session_settled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE s record;
BEGIN
  SELECT "purchaseId", "startsAt", status INTO s FROM "TrainingSession" WHERE id = NEW."sessionId";
  IF s.status = 'CANCELLED' OR NEW."settledAt" < s."startsAt" THEN
    RAISE EXCEPTION 'session_settlement_begun: session % was cancelled or has not begun at %', NEW."sessionId", NEW."settledAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_settlement_begun';
  END IF;
  IF NEW.kind = 'MADE_UP' AND NOT EXISTS (
    SELECT FROM "TrainingSession" WHERE "makesUpForId" = NEW."sessionId" AND status <> 'CANCELLED') THEN
    RAISE EXCEPTION 'session_settlement_made_up: nothing makes up for session %', NEW."sessionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_settlement_made_up';
  END IF;
  IF NOT EXISTS (SELECT FROM "TimelineEntry" t WHERE t."purchaseId" = s."purchaseId" AND t.kind = 'session.settled'
                 AND t.data ->> 'sessionId' = NEW."sessionId"::text AND t.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'session_settlement_told: the settlement of session % is not on the timeline', NEW."sessionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_settlement_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER session_settlement_told AFTER INSERT ON "SessionSettlement"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_session_settled();
CREATE TRIGGER session_settlement_append_only BEFORE UPDATE OR DELETE ON "SessionSettlement"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER session_settlement_no_truncate BEFORE TRUNCATE ON "SessionSettlement" EXECUTE FUNCTION refuse_rewriting();

-- What was settled or reported stays where it was, as what has a result does. A make-up session that goes would leave its
-- session settled by nothing: it moves, and is cancelled only with its purchase.
CREATE OR REPLACE FUNCTION on_session_with_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "SessionResult" WHERE "sessionId" = NEW.id UNION ALL
             SELECT FROM "SessionSettlement" WHERE "sessionId" = NEW.id UNION ALL
             SELECT FROM "NoShowReport" WHERE "sessionId" = NEW.id) THEN
    RAISE EXCEPTION 'session_result_stays: session % has a result', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_result_stays';
  END IF;
  RETURN NEW;
END $$;


-- ══ Make-up sessions ═════════════════════════════════════════════════════════════════════════════════════════════════

-- A make-up session has the number of the session that it makes up for, comes after it, and is of the same purchase.
DROP INDEX training_session_one_ordinal;
CREATE UNIQUE INDEX training_session_one_ordinal ON "TrainingSession" ("purchaseId", ordinal)
  WHERE status <> 'CANCELLED' AND "makesUpForId" IS NULL;
CREATE UNIQUE INDEX training_session_one_make_up ON "TrainingSession" ("makesUpForId") WHERE status <> 'CANCELLED';

CREATE FUNCTION on_make_up_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "TrainingSession" s WHERE s.id = NEW."makesUpForId" AND s.status <> 'CANCELLED'
                 AND s."purchaseId" = NEW."purchaseId" AND s.ordinal = NEW.ordinal AND s."startsAt" < NEW."startsAt") THEN
    RAISE EXCEPTION 'make_up_of_purchase: session % does not make up for session %', NEW.id, NEW."makesUpForId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'make_up_of_purchase';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER make_up_of_purchase BEFORE INSERT OR UPDATE OF "makesUpForId", "purchaseId", ordinal ON "TrainingSession"
  FOR EACH ROW WHEN (NEW."makesUpForId" IS NOT NULL) EXECUTE FUNCTION on_make_up_session();


-- ══ Delivered ════════════════════════════════════════════════════════════════════════════════════════════════════════

ALTER TABLE "Purchase"
  DROP CONSTRAINT purchase_paid_has_instant, DROP CONSTRAINT purchase_fulfilled_has_instant,
  ADD CONSTRAINT purchase_paid_has_instant CHECK (
    status NOT IN ('CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED', 'DELIVERED') OR "confirmedAt" IS NOT NULL),
  ADD CONSTRAINT purchase_booked_has_instant CHECK (status NOT IN ('SCHEDULED', 'DELIVERED') OR "bookedAt" IS NOT NULL),
  ADD CONSTRAINT purchase_delivered_has_instant CHECK (status <> 'DELIVERED' OR "deliveredAt" IS NOT NULL);

-- A purchase has everything that its status claims. Asked at the commit, because a transaction writes several rows.
CREATE OR REPLACE FUNCTION assert_purchase_complete(purchase_id uuid) RETURNS void LANGUAGE plpgsql AS $$
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
  IF p.status IN ('CREATED', 'ALLOCATED', 'SCHEDULED', 'DELIVERED')
     AND NOT EXISTS (SELECT 1 FROM "Enrollment" WHERE "purchaseId" = p.id) THEN
    RAISE EXCEPTION 'purchase_enrolled: purchase P-% cannot be % without its enrollment', p.number, p.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_enrolled';
  END IF;
  IF p.status IN ('ALLOCATED', 'SCHEDULED', 'DELIVERED') AND active <> 1 THEN
    RAISE EXCEPTION 'purchase_allocated: purchase P-% cannot be % with % active allocations', p.number, p.status, active
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_allocated';
  END IF;
  IF p.status IN ('SCHEDULED', 'DELIVERED') THEN
    -- What makes up for a session is not another one of the series.
    SELECT count(*) INTO booked FROM "TrainingSession"
      WHERE "purchaseId" = p.id AND status <> 'CANCELLED' AND "makesUpForId" IS NULL;
    IF booked <> p."sessionCount" THEN
      RAISE EXCEPTION 'purchase_scheduled: purchase P-% cannot be % with % of % sessions', p.number, p.status, booked, p."sessionCount"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_scheduled';
    END IF;
  END IF;
  IF p.status = 'DELIVERED' AND EXISTS (
    SELECT FROM "TrainingSession" WHERE "purchaseId" = p.id AND status <> 'CANCELLED' AND "resultDueAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'purchase_delivered: purchase P-% cannot be DELIVERED with a session that is not settled', p.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_delivered';
  END IF;
END $$;

-- A session that is settled no more, or another one, takes a delivery back.
CREATE CONSTRAINT TRIGGER training_session_keeps_delivery AFTER UPDATE OF "resultDueAt", status ON "TrainingSession"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."resultDueAt" IS NULL AND NEW."resultDueAt" IS NOT NULL)
  EXECUTE FUNCTION on_result_assert_complete();

-- Sessions of before: nobody was asked for the result of what is over, so it is taken as it is. What is to come is due.
INSERT INTO "TimelineEntry" (id, "purchaseId", at, category, kind, data, "actorKind", "actorId", "actorName")
SELECT gen_random_uuid(), s."purchaseId", now(), 'BUSINESS', 'session.settled',
       jsonb_build_object('sessionId', s.id, 'ordinal', s.ordinal, 'settlement', 'ACCEPTED',
                          'reason', 'Over before results were due'), 'SYSTEM', 'migration', 'migration'
FROM "TrainingSession" s WHERE s.status <> 'CANCELLED' AND s."endsAt" <= now()
  AND NOT EXISTS (SELECT FROM "SessionResult" r WHERE r."sessionId" = s.id AND r.outcome IN ('HELD', 'CUT_SHORT'));
INSERT INTO "SessionSettlement" ("sessionId", kind, reason, "actorKind", "actorId", "actorName", "settledAt")
SELECT s.id, 'ACCEPTED', 'Over before results were due', 'SYSTEM', 'migration', 'migration', now()
FROM "TrainingSession" s WHERE s.status <> 'CANCELLED' AND s."endsAt" <= now()
  AND NOT EXISTS (SELECT FROM "SessionResult" r WHERE r."sessionId" = s.id AND r.outcome IN ('HELD', 'CUT_SHORT'));
UPDATE "TrainingSession" SET "resultDueAt" = NULL;
