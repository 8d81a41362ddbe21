-- Refunds and disputes as rows of their own, and the references by which a provider's event about money finds its payment.

-- ══ Tables ═══════════════════════════════════════════════════════════════════════════════════════════════════════════

CREATE TYPE "RefundStatus" AS ENUM ('PENDING', 'SUCCEEDED', 'FAILED', 'CANCELLED');
CREATE TYPE "DisputeStatus" AS ENUM ('INQUIRY', 'OPEN', 'WON', 'LOST');

ALTER TABLE "Payment" ADD COLUMN "intentRef" TEXT, ADD COLUMN "chargeRef" TEXT, ADD COLUMN "takenAmount" INTEGER,
  ADD COLUMN "takenCurrency" CHAR(3), ADD COLUMN "confirmingAt" TIMESTAMPTZ(3);
ALTER TABLE "PaymentEvent" ADD COLUMN "intentRef" TEXT;

CREATE TABLE "Refund" (
    "id" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "providerRef" TEXT,
    "status" "RefundStatus" NOT NULL DEFAULT 'PENDING',
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "failureReason" TEXT,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "retryOfId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastError" TEXT,
    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Dispute" (
    "id" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "providerRef" TEXT NOT NULL,
    "status" "DisputeStatus" NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "evidenceDueAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Payment_provider_intentRef_key" ON "Payment"("provider", "intentRef");
CREATE UNIQUE INDEX "Payment_provider_chargeRef_key" ON "Payment"("provider", "chargeRef");
CREATE UNIQUE INDEX "Refund_retryOfId_key" ON "Refund"("retryOfId");
CREATE INDEX "Refund_paymentId_idx" ON "Refund"("paymentId");
CREATE UNIQUE INDEX "Refund_provider_providerRef_key" ON "Refund"("provider", "providerRef");
CREATE INDEX "Dispute_paymentId_idx" ON "Dispute"("paymentId");
CREATE UNIQUE INDEX "Dispute_provider_providerRef_key" ON "Dispute"("provider", "providerRef");

ALTER TABLE "Refund" ADD CONSTRAINT "Refund_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_retryOfId_fkey" FOREIGN KEY ("retryOfId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ══ The test gateway's own books ═════════════════════════════════════════════════════════════════════════════════════

CREATE TABLE "TestGatewayRefund" (
    "id" TEXT NOT NULL,
    "checkoutId" TEXT NOT NULL,
    "reference" TEXT,
    "status" "RefundStatus" NOT NULL,
    "amount" INTEGER NOT NULL,
    "failureReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settlesAt" TIMESTAMPTZ(3),
    "settlesAs" "RefundStatus",
    CONSTRAINT "TestGatewayRefund_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "TestGatewayDispute" (
    "id" TEXT NOT NULL,
    "checkoutId" TEXT NOT NULL,
    "status" "DisputeStatus" NOT NULL,
    "amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "evidenceDueAt" TIMESTAMPTZ(3),
    CONSTRAINT "TestGatewayDispute_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "TestGatewayRefund_reference_key" ON "TestGatewayRefund"("reference");
CREATE INDEX "TestGatewayRefund_checkoutId_idx" ON "TestGatewayRefund"("checkoutId");
CREATE INDEX "TestGatewayRefund_createdAt_idx" ON "TestGatewayRefund"("createdAt");
CREATE INDEX "TestGatewayDispute_checkoutId_idx" ON "TestGatewayDispute"("checkoutId");
ALTER TABLE "TestGatewayRefund" ADD CONSTRAINT "TestGatewayRefund_checkoutId_fkey" FOREIGN KEY ("checkoutId") REFERENCES "TestGatewayCheckout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TestGatewayDispute" ADD CONSTRAINT "TestGatewayDispute_checkoutId_fkey" FOREIGN KEY ("checkoutId") REFERENCES "TestGatewayCheckout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A refunded checkout is a paid one with refunds.
INSERT INTO "TestGatewayRefund" (id, "checkoutId", status, amount, "createdAt")
  SELECT 'tgr_' || id, id, 'SUCCEEDED', amount, coalesce("settledAt", "createdAt") FROM "TestGatewayCheckout"
  WHERE status = 'REFUNDED';
ALTER TYPE "TestGatewayStatus" RENAME TO "TestGatewayStatus_old";
CREATE TYPE "TestGatewayStatus" AS ENUM ('OPEN', 'CONFIRMING', 'PAID', 'FAILED', 'EXPIRED');
ALTER TABLE "TestGatewayCheckout" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "TestGatewayCheckout" ALTER COLUMN "status" TYPE "TestGatewayStatus"
  USING (CASE "status"::text WHEN 'REFUNDED' THEN 'PAID' ELSE "status"::text END::"TestGatewayStatus");
ALTER TABLE "TestGatewayCheckout" ALTER COLUMN "status" SET DEFAULT 'OPEN';
DROP TYPE "TestGatewayStatus_old";
ALTER TABLE "TestGatewayCheckout" ADD COLUMN "customerEmail" TEXT, ADD COLUMN "settlesAt" TIMESTAMPTZ(3),
  ADD COLUMN "settlesAs" "TestGatewayStatus";


-- ══ What was before ══════════════════════════════════════════════════════════════════════════════════════════════════

UPDATE "Payment" SET "takenAmount" = amount, "takenCurrency" = currency WHERE status IN ('SUCCEEDED', 'REFUNDED');
INSERT INTO "Refund" (id, "paymentId", provider, "providerRef", status, amount, currency, reason, "actorKind", "actorId",
                      "actorName", "createdAt", "settledAt")
  SELECT gen_random_uuid(), id, provider, 'before refunds were rows: ' || id, 'SUCCEEDED', amount, currency,
         coalesce("failureReason", 'Returned before refunds were rows.'), 'SYSTEM', 'migration', 'migration', now(), now()
  FROM "Payment" WHERE status = 'REFUNDED';
-- Until now, an event that money went back was called applied, and its payment was not known here.
UPDATE "PaymentEvent" SET outcome = 'UNMATCHED' WHERE outcome = 'APPLIED' AND "paymentId" IS NULL;


-- ══ Rules ════════════════════════════════════════════════════════════════════════════════════════════════════════════

ALTER TABLE "Payment"
  ADD CONSTRAINT payment_taken_whole CHECK (("takenAmount" IS NULL) = ("takenCurrency" IS NULL)
    AND "takenAmount" > 0 AND "takenCurrency" ~ '^[A-Z]{3}$'),
  -- What was rejected was taken, and how much of it has to be known, to be returned.
  ADD CONSTRAINT payment_rejected_was_taken CHECK (status <> 'REJECTED' OR "takenAmount" IS NOT NULL),
  ADD CONSTRAINT payment_confirming_has_instant CHECK (status <> 'CONFIRMING' OR "confirmingAt" IS NOT NULL);
CREATE INDEX payment_confirming ON "Payment" ("purchaseId") WHERE status = 'CONFIRMING';
CREATE INDEX payment_rejected ON "Payment" ("purchaseId") WHERE status = 'REJECTED';

ALTER TABLE "Refund"
  ADD CONSTRAINT refund_amount_positive CHECK (amount > 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT refund_has_reason CHECK (length(trim(reason)) > 0),
  ADD CONSTRAINT refund_settled CHECK ((status = 'PENDING') = ("settledAt" IS NULL)),
  ADD CONSTRAINT refund_succeeded_at_provider CHECK (status <> 'SUCCEEDED' OR "providerRef" IS NOT NULL),
  ADD CONSTRAINT refund_failed_has_reason CHECK (status <> 'FAILED' OR "failureReason" IS NOT NULL);
-- What the sweep asks the provider to make.
CREATE INDEX refund_unsent ON "Refund" ("nextAttemptAt") WHERE status = 'PENDING' AND "providerRef" IS NULL;
CREATE INDEX refund_failed ON "Refund" ("paymentId") WHERE status = 'FAILED';

ALTER TABLE "Dispute"
  ADD CONSTRAINT dispute_amount_positive CHECK (amount > 0 AND currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT dispute_closed CHECK ((status IN ('WON', 'LOST')) = ("closedAt" IS NOT NULL));
CREATE INDEX dispute_open ON "Dispute" ("evidenceDueAt") WHERE status IN ('INQUIRY', 'OPEN');

CREATE INDEX inbox_unmatched ON "PaymentEvent" (provider, "intentRef") WHERE outcome = 'UNMATCHED';
DROP INDEX inbox_returned;

-- Refunds of a payment that have not failed never exceed what it took, in its currency. The lock makes those who ask for
-- refunds of one payment queue here, so that the sum is complete.
CREATE FUNCTION assert_refunds_within_payment(payment_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE taken record; returned bigint;
BEGIN
  SELECT coalesce("takenAmount", amount) AS amount, coalesce("takenCurrency", currency) AS currency INTO taken
    FROM "Payment" WHERE id = payment_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT sum(amount) INTO returned FROM "Refund" WHERE "paymentId" = payment_id AND status IN ('PENDING', 'SUCCEEDED');
  IF returned > taken.amount THEN
    RAISE EXCEPTION 'refunds_within_payment: % of payment % would be returned, and % was taken', returned, payment_id, taken.amount
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_payment';
  END IF;
  IF EXISTS (SELECT FROM "Refund" WHERE "paymentId" = payment_id AND status IN ('PENDING', 'SUCCEEDED')
             AND currency <> taken.currency) THEN
    RAISE EXCEPTION 'refund_in_currency: payment % took %, and a refund of it is in another currency', payment_id, taken.currency
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_in_currency';
  END IF;
END $$;
CREATE FUNCTION on_refund_assert_within() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM assert_refunds_within_payment(NEW."paymentId"); RETURN NULL; END $$;
CREATE TRIGGER refunds_within_payment AFTER INSERT OR UPDATE OF status ON "Refund"
  FOR EACH ROW WHEN (NEW.status IN ('PENDING', 'SUCCEEDED')) EXECUTE FUNCTION on_refund_assert_within();
CREATE FUNCTION on_payment_assert_refunds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM assert_refunds_within_payment(NEW.id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER payment_covers_refunds AFTER UPDATE OF amount, currency, "takenAmount", "takenCurrency" ON "Payment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.amount, OLD.currency, OLD."takenAmount", OLD."takenCurrency")
        IS DISTINCT FROM (NEW.amount, NEW.currency, NEW."takenAmount", NEW."takenCurrency"))
  EXECUTE FUNCTION on_payment_assert_refunds();

-- What was asked for stays as it was asked, and a refund's state only moves forward: a provider's older word changes nothing.
CREATE FUNCTION on_refund_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD."paymentId", OLD.amount, OLD.currency, OLD.reason, OLD."createdAt", OLD."actorId")
     IS DISTINCT FROM (NEW.id, NEW."paymentId", NEW.amount, NEW.currency, NEW.reason, NEW."createdAt", NEW."actorId") THEN
    RAISE EXCEPTION 'refund_stays: what refund % asked for cannot change', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_stays';
  END IF;
  IF OLD.status <> NEW.status AND (OLD.status IN ('FAILED', 'CANCELLED') OR NEW.status = 'PENDING') THEN
    RAISE EXCEPTION 'refund_moves_forward: refund % is %, and cannot become %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_moves_forward';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_keeps BEFORE UPDATE ON "Refund" FOR EACH ROW EXECUTE FUNCTION on_refund_keep();
CREATE TRIGGER refund_stays BEFORE DELETE ON "Refund" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER refund_no_truncate BEFORE TRUNCATE ON "Refund" EXECUTE FUNCTION refuse_rewriting();

-- A refund, and each state that it reaches, commits together with its timeline entry, and so does a dispute.
CREATE FUNCTION on_money_assert_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "TimelineEntry" t JOIN "Payment" p ON p."purchaseId" = t."purchaseId"
                 WHERE p.id = NEW."paymentId" AND t.kind LIKE TG_ARGV[0] || '.%' AND t.data ->> TG_ARGV[1] = NEW.id::text
                   AND t.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION '%_on_timeline: % % became % without a timeline entry in the same transaction',
      TG_ARGV[0], TG_ARGV[0], NEW.id, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0] || '_on_timeline';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refund_born_on_timeline AFTER INSERT ON "Refund"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_money_assert_told('refund', 'refundId');
CREATE CONSTRAINT TRIGGER refund_on_timeline AFTER UPDATE OF status ON "Refund"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status <> NEW.status)
  EXECUTE FUNCTION on_money_assert_told('refund', 'refundId');
CREATE CONSTRAINT TRIGGER dispute_born_on_timeline AFTER INSERT ON "Dispute"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_money_assert_told('dispute', 'disputeId');
CREATE CONSTRAINT TRIGGER dispute_on_timeline AFTER UPDATE OF status ON "Dispute"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status <> NEW.status)
  EXECUTE FUNCTION on_money_assert_told('dispute', 'disputeId');

-- Where the money of each payment is, in minor units of the currency that was taken. The same as moneyOfPayment in
-- TypeScript: tests/integration/sales/money.test.ts compares the two.
CREATE VIEW "PaymentMoney" AS
  SELECT id, "purchaseId", currency, taken, returned, "returning", disputed,
    least(greatest(taken - returned - "returning" - disputed, 0),
          CASE status WHEN 'REJECTED' THEN taken ELSE failed END) AS owed
  FROM (
    SELECT a.id, a."purchaseId", a.status, coalesce(a."takenCurrency", a.currency) AS currency,
      greatest(CASE WHEN a.status IN ('SUCCEEDED', 'REJECTED', 'REFUNDED') THEN coalesce(a."takenAmount", a.amount) ELSE 0 END,
               r.returned + r."returning" + d.lost + d.disputed) AS taken,
      r.returned + d.lost AS returned, r."returning", d.disputed, r.failed
    FROM "Payment" a,
      LATERAL (SELECT coalesce(sum(amount) FILTER (WHERE status = 'SUCCEEDED'), 0)::int AS returned,
                      coalesce(sum(amount) FILTER (WHERE status = 'PENDING'), 0)::int AS "returning",
                      coalesce(sum(amount) FILTER (WHERE status = 'FAILED' AND NOT EXISTS (
                        SELECT FROM "Refund" again WHERE again."retryOfId" = f.id)), 0)::int AS failed
               FROM "Refund" f WHERE f."paymentId" = a.id) r,
      LATERAL (SELECT coalesce(sum(amount) FILTER (WHERE status = 'LOST'), 0)::int AS lost,
                      coalesce(sum(amount) FILTER (WHERE status = 'OPEN'), 0)::int AS disputed
               FROM "Dispute" WHERE "paymentId" = a.id) d
  ) sums;
