-- Money has a clock. A purchase that is unpaid, booked or over has a deadline while money of it is owed back or disputed.

-- Whether money of a purchase waits for somebody to act: owed back with nothing on its way, or disputed and undecided.
CREATE FUNCTION has_open_money(purchase_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "PaymentMoney" m WHERE m."purchaseId" = purchase_id AND m.owed > 0)
    OR EXISTS (SELECT FROM "Dispute" d JOIN "Payment" a ON a.id = d."paymentId"
               WHERE a."purchaseId" = purchase_id AND d.status IN ('INQUIRY', 'OPEN'))
$$;

ALTER TABLE "Purchase" DROP CONSTRAINT purchase_in_flight_has_deadline;
ALTER TABLE "Purchase" ADD CONSTRAINT purchase_in_flight_has_deadline CHECK (
  status NOT IN ('CONFIRMED', 'CREATED', 'ALLOCATED') OR "stageDueAt" IS NOT NULL);
UPDATE "Purchase" SET "stageDueAt" = now() WHERE "stageDueAt" IS NULL AND id IN (
  SELECT "purchaseId" FROM "Payment" WHERE status = 'REJECTED'
  UNION SELECT a."purchaseId" FROM "Refund" f JOIN "Payment" a ON a.id = f."paymentId" WHERE f.status = 'FAILED'
  UNION SELECT a."purchaseId" FROM "Dispute" d JOIN "Payment" a ON a.id = d."paymentId"
  WHERE d.status IN ('INQUIRY', 'OPEN')) AND has_open_money(id);

-- A purchase in the pipeline has the deadline of its stage. One that has ended has a deadline for its money and for nothing
-- else; one that is unpaid or booked may have other reasons.
CREATE FUNCTION assert_money_has_clock(purchase_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE p record; is_open boolean;
BEGIN
  SELECT status, "stageDueAt" AS due INTO p FROM "Purchase" WHERE id = purchase_id;
  IF NOT FOUND OR p.status IN ('CONFIRMED', 'CREATED', 'ALLOCATED') THEN RETURN; END IF;
  is_open := has_open_money(purchase_id);
  IF is_open AND p.due IS NULL THEN
    RAISE EXCEPTION 'purchase_money_has_clock: money of purchase % is owed or disputed, and it has no deadline', purchase_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_money_has_clock';
  END IF;
  IF NOT is_open AND p.due IS NOT NULL AND p.status IN ('EXPIRED', 'CANCELLED', 'REFUNDED') THEN
    RAISE EXCEPTION 'purchase_money_has_clock: purchase % is %, nothing is owed, and it has a deadline', purchase_id, p.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_money_has_clock';
  END IF;
END $$;

CREATE FUNCTION on_purchase_assert_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM assert_money_has_clock(NEW.id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER purchase_money_has_clock AFTER UPDATE OF status, "stageDueAt" ON "Purchase"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status NOT IN ('CONFIRMED', 'CREATED', 'ALLOCATED')
    AND (OLD.status, OLD."stageDueAt") IS DISTINCT FROM (NEW.status, NEW."stageDueAt"))
  EXECUTE FUNCTION on_purchase_assert_clock();

CREATE FUNCTION on_payment_assert_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM assert_money_has_clock(NEW."purchaseId"); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER payment_money_has_clock AFTER INSERT OR UPDATE OF status, "takenAmount" ON "Payment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_payment_assert_clock();

CREATE FUNCTION on_money_assert_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_money_has_clock("purchaseId") FROM "Payment" WHERE id = NEW."paymentId";
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refund_money_has_clock AFTER INSERT OR UPDATE OF status, "retryOfId" ON "Refund"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_money_assert_clock();
CREATE CONSTRAINT TRIGGER dispute_money_has_clock AFTER INSERT OR UPDATE OF status ON "Dispute"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_money_assert_clock();
