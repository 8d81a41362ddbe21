-- Money that a provider took and no payment here is about is told by the provider's own reference.
ALTER TABLE "PaymentEvent" ADD COLUMN "providerRef" TEXT;
CREATE INDEX inbox_refused ON "PaymentEvent" (provider, "providerRef") WHERE outcome = 'REJECTED';
CREATE INDEX inbox_returned ON "PaymentEvent" (provider, "providerRef") WHERE outcome = 'APPLIED' AND "paymentId" IS NULL;
CREATE INDEX timeline_payment_rejected ON "TimelineEntry" ("purchaseId") WHERE kind = 'payment.rejected';

-- When the provider is next asked whether a payment was returned. Absent where it was never asked: see
-- server/payments/ask-settled-payments.ts.
ALTER TABLE "Payment" ADD COLUMN "askAt" TIMESTAMPTZ(3);
CREATE INDEX payment_ask ON "Payment" ((coalesce("askAt", "succeededAt"))) WHERE status <> 'REFUNDED';

-- A checkout that the provider does not know: few, and each is for people to look at.
CREATE INDEX payment_unknown ON "Payment" ("purchaseId") WHERE status = 'FAILED';

-- Jobs that fail now. A row goes when its job works again.
CREATE TABLE "JobFailure" (
    "job" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT NOT NULL,
    "runId" TEXT,

    CONSTRAINT "JobFailure_pkey" PRIMARY KEY ("job")
);
