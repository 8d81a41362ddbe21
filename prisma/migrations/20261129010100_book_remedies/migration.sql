-- A difference in the books says of what kind it is, so that each has its remedies, and who settled one by hand and why.

CREATE TYPE "DifferenceKind" AS ENUM ('PAYMENT_UNKNOWN_HERE', 'PAYMENT_NOT_TAKEN', 'PAYMENT_AMOUNT', 'PAYMENT_UNKNOWN_THERE',
  'REFUND_UNKNOWN_HERE', 'REFUND_AMOUNT', 'REFUND_STATUS', 'REFUND_UNKNOWN_THERE');

ALTER TABLE "BookDifference" ADD COLUMN "kind" "DifferenceKind", ADD COLUMN "paymentId" UUID,
  ADD COLUMN "settledAt" TIMESTAMPTZ(3), ADD COLUMN "settledBy" TEXT, ADD COLUMN "settledReason" TEXT;
-- Until now, only the words told them apart.
UPDATE "BookDifference" SET "kind" = (CASE
  WHEN detail LIKE 'The provider took %no payment here is that%' THEN 'PAYMENT_UNKNOWN_HERE'
  WHEN detail LIKE 'The provider took %Reconcile the purchase.' THEN 'PAYMENT_NOT_TAKEN'
  WHEN detail LIKE 'The provider took %' THEN 'PAYMENT_AMOUNT'
  WHEN detail LIKE 'A refund of %not known here%' THEN 'REFUND_UNKNOWN_HERE'
  WHEN detail LIKE 'A refund of %Compare both.' THEN 'REFUND_AMOUNT'
  WHEN detail LIKE 'A refund of %' THEN 'REFUND_STATUS'
  WHEN detail LIKE 'We have a refund %' THEN 'REFUND_UNKNOWN_THERE'
  ELSE 'PAYMENT_UNKNOWN_THERE' END)::"DifferenceKind";
ALTER TABLE "BookDifference" ALTER COLUMN "kind" SET NOT NULL;

CREATE INDEX "BookDifference_paymentId_idx" ON "BookDifference"("paymentId");
ALTER TABLE "BookDifference" ADD CONSTRAINT "BookDifference_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  -- Nobody settles a difference without saying who and why.
  ADD CONSTRAINT difference_settled_has_reason CHECK (("settledAt" IS NULL) = ("settledBy" IS NULL)
    AND ("settledAt" IS NULL) = ("settledReason" IS NULL));
