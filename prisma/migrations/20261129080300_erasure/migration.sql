-- AlterTable
ALTER TABLE "User" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "reason" TEXT,
    "counts" JSONB NOT NULL,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_userId_key" ON "Erasure"("userId");

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ══ Erasure of a person ══════════════════════════════════════════════════════════════════════════════════════════════
-- Only erase_person rewrites append-only records: only words, only in the transaction that leaves its trace in "Erasure".

ALTER TABLE "User" ADD CONSTRAINT user_erased CHECK ("erasedAt" IS NULL
  OR (role = 'STUDENT' AND banned AND email = 'deleted-' || id || '@deleted.invalid'));

CREATE FUNCTION is_erasing() RETURNS boolean STABLE LANGUAGE sql AS $$
  SELECT EXISTS (SELECT FROM "Erasure" WHERE xmin = pg_current_xact_id()::xid) $$;

-- A trace without an erased person cannot commit, so nobody rewrites records by writing one.
CREATE FUNCTION on_erasure_assert_done() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "User" WHERE id = NEW."userId" AND "erasedAt" = NEW.at) THEN
    RAISE EXCEPTION 'erasure_done: user % was not erased', NEW."userId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_done';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER erasure_done AFTER INSERT ON "Erasure"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_erasure_assert_done();

-- As before, but an erasure may change the columns that hold words, and no other.
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE words CONSTANT text[] := ARRAY['actorName', 'reason', 'data', 'text', 'topic', 'buyerName', 'buyerEmail', 'method',
  'payload', 'studentName', 'revokeReason', 'counts'];
BEGIN
  IF TG_OP = 'UPDATE' AND TG_LEVEL = 'ROW' AND is_erasing() THEN
    IF to_jsonb(OLD) - words = to_jsonb(NEW) - words THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'append_only: % is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER erasure_append_only BEFORE UPDATE OR DELETE ON "Erasure" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER erasure_no_truncate BEFORE TRUNCATE ON "Erasure" EXECUTE FUNCTION refuse_rewriting();

CREATE OR REPLACE FUNCTION on_refund_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD."paymentId", OLD.amount, OLD.currency, OLD."createdAt", OLD."actorId")
     IS DISTINCT FROM (NEW.id, NEW."paymentId", NEW.amount, NEW.currency, NEW."createdAt", NEW."actorId")
     OR OLD.reason <> NEW.reason AND NOT is_erasing() THEN
    RAISE EXCEPTION 'refund_stays: what refund % asked for cannot change', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_stays';
  END IF;
  IF OLD.status <> NEW.status AND (OLD.status IN ('FAILED', 'CANCELLED') OR NEW.status = 'PENDING') THEN
    RAISE EXCEPTION 'refund_moves_forward: refund % is %, and cannot become %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_moves_forward';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION on_session_result_assert_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_erasing() AND NOT EXISTS (
    SELECT FROM "AuditEntry" a WHERE a."subjectKind" = 'session' AND a."subjectId" = NEW."sessionId"::text
      AND a.action = 'session.result-recorded' AND a.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'session_result_audited: the result of session % has no audit entry', NEW."sessionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_result_audited';
  END IF;
  RETURN NULL;
END $$;

-- A text without the words: whole words, in any case. A value of JSON with every text in it so; its keys stay.
CREATE FUNCTION scrub_text(value text, words text[]) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE word text;
BEGIN
  FOREACH word IN ARRAY words LOOP
    value := regexp_replace(value, '(?<!\w)' || regexp_replace(word, '([^\w\s])', '\\\1', 'g') || '(?!\w)', 'Deleted account', 'gi');
  END LOOP;
  RETURN value;
END $$;
CREATE FUNCTION scrub_json(value jsonb, words text[]) RETURNS jsonb IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
  RETURN CASE jsonb_typeof(value)
    WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(key, scrub_json(part, words)), '{}') FROM jsonb_each(value) e(key, part))
    WHEN 'array' THEN (SELECT coalesce(jsonb_agg(scrub_json(part, words) ORDER BY place), '[]')
      FROM jsonb_array_elements(value) WITH ORDINALITY e(part, place))
    WHEN 'string' THEN to_jsonb(scrub_text(value #>> '{}', words))
    ELSE value END;
END $$;

-- Anonymizes a student: nothing tells any more who they were, and amounts, dates and states stay as they are. Refuses one who has
-- another role, a purchase under way, a session to come or open money. Only the owner of the tables may call it.
CREATE FUNCTION erase_person(person uuid, moment timestamptz, actor_kind "ActorKind", actor_id text, why text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone CONSTANT text := 'Deleted account';
  gone_email CONSTANT text := 'deleted-' || person || '@deleted.invalid';
  theirs uuid[];
  sessions uuid[];
  payments uuid[];
  words text[];
  own_email text;
  tally jsonb := '{}';
  n int;
  owned record;
BEGIN
  SELECT lower(email) INTO own_email FROM "User" WHERE id = person AND role = 'STUDENT' AND "erasedAt" IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'erasure_person: user % is no student, or was erased', person
      USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_person';
  END IF;
  theirs := ARRAY(SELECT id FROM "Purchase" WHERE "studentId" = person);
  sessions := ARRAY(SELECT id FROM "TrainingSession" WHERE "purchaseId" = ANY (theirs));
  payments := ARRAY(SELECT id FROM "Payment" WHERE "purchaseId" = ANY (theirs));
  IF EXISTS (SELECT FROM "Purchase" p WHERE p.id = ANY (theirs)
      AND (p.status IN ('PENDING', 'CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED') OR has_open_money(p.id)))
     OR EXISTS (SELECT FROM "TrainingSession" s WHERE s.id = ANY (sessions) AND s.status = 'SCHEDULED' AND s."endsAt" > moment) THEN
    RAISE EXCEPTION 'erasure_open: user % has a purchase under way, a session to come or open money', person
      USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_open';
  END IF;

  -- Every name and address that they had here, the longest first.
  words := ARRAY(SELECT word FROM (
    SELECT name FROM "User" WHERE id = person
    UNION SELECT email FROM "User" WHERE id = person
    UNION SELECT "buyerName" FROM "Receipt" WHERE "purchaseId" = ANY (theirs)
    UNION SELECT "buyerEmail" FROM "Receipt" WHERE "purchaseId" = ANY (theirs)
    UNION SELECT "studentName" FROM "Certificate" WHERE "purchaseId" = ANY (theirs)
    UNION SELECT recipient FROM "Notification" WHERE "userId" = person
    UNION SELECT "actorName" FROM "TimelineEntry" WHERE "purchaseId" = ANY (theirs) AND "actorId" = person::text
    UNION SELECT "actorName" FROM "AuditEntry" WHERE "actorId" = person::text
    UNION SELECT data ->> 'from' FROM "AuditEntry" WHERE action = 'user.email-corrected' AND "subjectId" = person::text
  ) known(word) WHERE length(trim(word)) > 1 ORDER BY length(word) DESC);

  INSERT INTO "Erasure" (id, "userId", at, "actorKind", "actorId", reason, counts)
    VALUES (gen_random_uuid(), person, moment, actor_kind, actor_id, scrub_text(why, words), '{}');

  UPDATE "Notification" SET subject = 'Removed', text = '', html = '', calendar = NULL, secret = NULL, "lastError" = NULL,
      "claimedUntil" = NULL, recipient = CASE WHEN "trainerId" IS NULL AND recipient = ANY (words) THEN gone_email ELSE recipient END,
      "isMuted" = "isMuted" OR ("sentAt" IS NULL AND "refusedAt" IS NULL),
      "sentAt" = CASE WHEN "refusedAt" IS NULL THEN coalesce("sentAt", moment) END
    WHERE "userId" = person OR "purchaseId" = ANY (theirs) OR kind = 'digest.trainer' AND "trainerId" IN (
      SELECT "trainerId" FROM "TrainerAllocation" WHERE "purchaseId" = ANY (theirs));
  GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object('Notification', n);
  UPDATE "Message" SET text = 'Removed' WHERE "purchaseId" = ANY (theirs) OR "authorId" = person;
  GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object('Message', n);
  UPDATE "HelpRequest" SET "closedAt" = moment WHERE "purchaseId" = ANY (theirs) AND "closedAt" IS NULL;
  UPDATE "SessionResult" SET topic = '', "privateNote" = '', "studentNote" = '', homework = '', "materialsUrl" = NULL
    WHERE "sessionId" = ANY (sessions);
  GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object('SessionResult', n);
  UPDATE "Certificate" SET "studentName" = gone, "revokeReason" = scrub_text("revokeReason", words) WHERE "purchaseId" = ANY (theirs);
  GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object('Certificate', n);

  UPDATE "SessionSettlement" SET reason = 'Removed' WHERE "sessionId" = ANY (sessions);
  UPDATE "Rating" SET text = '', "declineReason" = scrub_text("declineReason", words) WHERE "purchaseId" = ANY (theirs);

  -- The books keep amounts, dates, numbers and the provider's references.
  UPDATE "Receipt" SET "buyerName" = gone, "buyerEmail" = '', method = NULL WHERE "purchaseId" = ANY (theirs);
  GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object('Receipt', n);
  UPDATE "Payment" SET method = NULL, "failureReason" = scrub_text("failureReason", words) WHERE id = ANY (payments);
  GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object('Payment', n);
  UPDATE "Refund" SET reason = 'Removed', "actorName" = scrub_text("actorName", words), "lastError" = scrub_text("lastError", words),
      "failureReason" = scrub_text("failureReason", words) WHERE "paymentId" = ANY (payments);
  UPDATE "BookDifference" SET detail = scrub_text(detail, words), "settledReason" = scrub_text("settledReason", words)
    WHERE "purchaseId" = ANY (theirs) OR "paymentId" = ANY (payments);
  UPDATE "PaymentEvent" SET payload = convert_to(scrub_text(convert_from(payload, 'UTF8'), words), 'UTF8'),
      "outcomeReason" = scrub_text("outcomeReason", words), "lastError" = scrub_text("lastError", words)
    WHERE ("purchaseId" = ANY (theirs) OR "paymentId" = ANY (payments)) AND outcome IS DISTINCT FROM 'NOT_UNDERSTOOD';
  UPDATE "TestGatewayCheckout" SET "customerEmail" = NULL WHERE reference = ANY (theirs::text[]);

  UPDATE "TimelineEntry" SET "actorName" = CASE WHEN "actorId" = person::text THEN gone ELSE "actorName" END,
      data = CASE WHEN kind = 'note.added' THEN '{"text": "Removed"}'::jsonb
        WHEN jsonb_typeof(data -> 'reason') = 'string' AND kind <> 'checkout.expired' AND "actorKind" IN ('STUDENT', 'TRAINER', 'STAFF')
          THEN scrub_json(data, words) || '{"reason": "Removed"}' ELSE scrub_json(data, words) END
    WHERE "purchaseId" = ANY (theirs);
  GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object('TimelineEntry', n);
  UPDATE "AuditEntry" SET data = '{}', reason = CASE WHEN reason IS NOT NULL THEN 'Removed' END,
      "actorName" = CASE WHEN "actorId" = person::text THEN gone ELSE "actorName" END
    WHERE "subjectId" = person::text OR "subjectId" = ANY (theirs::text[]) OR "subjectId" = ANY (sessions::text[]);
  GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object('AuditEntry', n);
  -- Where the address stands in an entry about something else, such as an invitation.
  UPDATE "AuditEntry" SET data = scrub_json(data, words) WHERE strpos(lower(data::text), own_email) > 0;
  UPDATE "AuditEntry" SET "actorName" = gone WHERE "actorId" = person::text AND "actorName" <> gone;
  UPDATE "SessionMove" SET reason = CASE WHEN reason IS NOT NULL THEN 'Removed' END,
      "actorName" = CASE WHEN "actorId" = person::text THEN gone ELSE "actorName" END WHERE "sessionId" = ANY (sessions);
  UPDATE "Reallocation" SET reason = 'Removed' WHERE "purchaseId" = ANY (theirs);
  UPDATE "TrainerAllocation" SET "endReason" = 'Removed' WHERE "purchaseId" = ANY (theirs) AND "endReason" IS NOT NULL;
  UPDATE "Remedy" SET reason = 'Removed', summary = scrub_text(summary, words), failure = scrub_text(failure, words)
    WHERE "purchaseId" = ANY (theirs);
  UPDATE "IncidentMember" SET headline = scrub_text(headline, words) WHERE "purchaseId" = ANY (theirs);
  UPDATE "TreatmentItem" SET message = scrub_text(message, words) WHERE "purchaseId" = ANY (theirs);
  UPDATE "AbsenceItem" SET message = scrub_text(message, words) WHERE "purchaseId" = ANY (theirs);

  -- What opens the account, and whatever goes with it.
  DELETE FROM "AuthVerification" WHERE strpos(value, person::text) > 0 OR strpos(lower(value), own_email) > 0
    OR strpos(lower(identifier), own_email) > 0;
  DELETE FROM "Invitation" WHERE "acceptedById" = person OR lower(email) = own_email;
  DELETE FROM "RateLimit" WHERE strpos(key, person::text) > 0 OR strpos(lower(key), own_email) > 0;
  FOR owned IN
    SELECT c.conrelid::regclass AS name, a.attname FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = '"User"'::regclass AND c.confdeltype = 'c' AND c.conrelid <> '"Notification"'::regclass
  LOOP
    EXECUTE format('DELETE FROM %s WHERE %I = $1', owned.name, owned.attname) USING person;
    GET DIAGNOSTICS n = ROW_COUNT; tally := tally || jsonb_build_object(replace(owned.name::text, '"', ''), n);
  END LOOP;
  UPDATE "User" SET name = gone, email = gone_email, "emailVerified" = false, image = NULL, zone = NULL, "hasTwoFactor" = false,
      "remindersBefore" = '{}', "mutedMail" = '{changes,messages,digest,offers}', banned = true, "banReason" = NULL, "banExpires" = NULL,
      "erasedAt" = moment WHERE id = person;
  UPDATE "Erasure" SET counts = tally WHERE "userId" = person;
END $$;
REVOKE ALL ON FUNCTION erase_person(uuid, timestamptz, "ActorKind", text, text) FROM PUBLIC;
