CREATE TYPE "ReceiptKind" AS ENUM ('RECEIPT', 'CREDIT_NOTE');

CREATE TABLE "ReceiptSeries" (
    "kind" "ReceiptKind" NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReceiptSeries_pkey" PRIMARY KEY ("kind")
);

CREATE TABLE "Receipt" (
    "id" UUID NOT NULL,
    "kind" "ReceiptKind" NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,
    "purchaseId" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "refundId" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "discount" INTEGER NOT NULL DEFAULT 0,
    "taxRateBasisPoints" INTEGER NOT NULL,
    "taxAmount" INTEGER NOT NULL,
    "method" TEXT,
    "sellerName" TEXT NOT NULL,
    "sellerAddress" TEXT NOT NULL,
    "taxId" TEXT NOT NULL,
    "supportEmail" TEXT NOT NULL,
    "buyerName" TEXT NOT NULL,
    "buyerEmail" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Receipt_refundId_key" ON "Receipt"("refundId");
CREATE INDEX "Receipt_purchaseId_idx" ON "Receipt"("purchaseId");
CREATE INDEX "Receipt_paymentId_idx" ON "Receipt"("paymentId");
CREATE UNIQUE INDEX "Receipt_kind_number_key" ON "Receipt"("kind", "number");
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One receipt for each payment, and credit notes only for refunds.
CREATE UNIQUE INDEX receipt_once_per_payment ON "Receipt" ("paymentId") WHERE kind = 'RECEIPT';
ALTER TABLE "Receipt"
  ADD CONSTRAINT receipt_refund CHECK ((kind = 'CREDIT_NOTE') = ("refundId" IS NOT NULL)),
  ADD CONSTRAINT receipt_amounts CHECK (amount > 0 AND discount >= 0 AND "taxAmount" BETWEEN 0 AND amount),
  ADD CONSTRAINT receipt_tax_rate CHECK ("taxRateBasisPoints" BETWEEN 0 AND 9999);

-- The number comes from here alone, and the lock on the series is held until the receipt is there or is not: a series has no
-- gap and no number twice.
INSERT INTO "ReceiptSeries" (kind) VALUES ('RECEIPT'), ('CREDIT_NOTE');
CREATE FUNCTION number_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "ReceiptSeries" SET last = last + 1 WHERE kind = NEW.kind RETURNING last INTO STRICT NEW.number;
  RETURN NEW;
END $$;
CREATE TRIGGER receipt_numbered BEFORE INSERT ON "Receipt" FOR EACH ROW EXECUTE FUNCTION number_receipt();
CREATE FUNCTION refuse_receipt_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last <> OLD.last + 1 OR NOT EXISTS (SELECT FROM "Receipt" WHERE kind = NEW.kind AND number = NEW.last) THEN
    RAISE EXCEPTION 'receipt_gap: number % of % is in no receipt', NEW.last, NEW.kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_gap';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER receipt_without_gap AFTER UPDATE ON "ReceiptSeries" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_receipt_gap();
CREATE TRIGGER receipt_series_kept BEFORE DELETE ON "ReceiptSeries" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER receipt_kept BEFORE UPDATE OR DELETE ON "Receipt" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER receipt_no_truncate BEFORE TRUNCATE ON "Receipt" EXECUTE FUNCTION refuse_rewriting();

-- From when on people are told by email of what happens: what is older was never told, and is not told late.
ALTER TABLE "SchoolSettings" ADD COLUMN "tellsSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "SchoolSettings" SET "tellsSince" = now();
