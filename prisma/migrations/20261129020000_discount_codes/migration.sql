CREATE TABLE "DiscountCode" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "percent" INTEGER,
    "amount" INTEGER,
    "currency" CHAR(3),
    "isForAllCourses" BOOLEAN NOT NULL DEFAULT true,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "maxUses" INTEGER,
    "maxUsesPerStudent" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DiscountCode_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "DiscountCode_code_key" ON "DiscountCode"("code");

CREATE TABLE "DiscountCodeCourse" (
    "discountCodeId" UUID NOT NULL,
    "courseId" UUID NOT NULL,

    CONSTRAINT "DiscountCodeCourse_pkey" PRIMARY KEY ("discountCodeId","courseId")
);
CREATE INDEX "DiscountCodeCourse_courseId_idx" ON "DiscountCodeCourse"("courseId");
ALTER TABLE "DiscountCodeCourse" ADD CONSTRAINT "DiscountCodeCourse_discountCodeId_fkey" FOREIGN KEY ("discountCodeId") REFERENCES "DiscountCode"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DiscountCodeCourse" ADD CONSTRAINT "DiscountCodeCourse_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Purchase" ADD COLUMN     "discount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "discountCodeId" UUID;
CREATE INDEX "Purchase_discountCodeId_idx" ON "Purchase"("discountCodeId");
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_discountCodeId_fkey" FOREIGN KEY ("discountCodeId") REFERENCES "DiscountCode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A code takes off a percentage or an amount, never all of it: a purchase always has a payment.
ALTER TABLE "DiscountCode"
  ADD CONSTRAINT discount_code_name CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{2,31}$'),
  ADD CONSTRAINT discount_code_value CHECK (
    (percent BETWEEN 1 AND 99) IS TRUE AND amount IS NULL AND currency IS NULL
    OR percent IS NULL AND (amount > 0) IS TRUE AND currency IS NOT NULL),
  ADD CONSTRAINT discount_code_period CHECK ("endsAt" IS NULL OR "endsAt" >= "startsAt"),
  ADD CONSTRAINT discount_code_limits CHECK ("maxUses" > 0 AND "maxUsesPerStudent" > 0);
ALTER TABLE "Purchase" ADD CONSTRAINT purchase_discount
  CHECK (discount >= 0 AND (discount > 0) = ("discountCodeId" IS NOT NULL));

-- The discount belongs to the quote: it cannot change.
DROP TRIGGER purchase_quote_stays ON "Purchase";
CREATE TRIGGER purchase_quote_stays BEFORE UPDATE ON "Purchase" FOR EACH ROW
  WHEN ((OLD.amount, OLD.currency, OLD."sessionCount", OLD."sessionMinutes", OLD."studentId", OLD."courseId",
         OLD."acceptsNoTrainer", OLD."acceptedWeeks", OLD."acceptedFirstDay", OLD.discount, OLD."discountCodeId")
        IS DISTINCT FROM (NEW.amount, NEW.currency, NEW."sessionCount", NEW."sessionMinutes", NEW."studentId", NEW."courseId",
         NEW."acceptsNoTrainer", NEW."acceptedWeeks", NEW."acceptedFirstDay", NEW.discount, NEW."discountCodeId"))
  EXECUTE FUNCTION refuse_quote_change();

-- A use is a purchase that has not expired: a checkout that ends unpaid gives its use back. One that staff cancelled unpaid, too.
CREATE VIEW "DiscountUse" AS
  SELECT "discountCodeId", "studentId", id AS "purchaseId" FROM "Purchase"
  WHERE "discountCodeId" IS NOT NULL AND status <> 'EXPIRED' AND (status <> 'CANCELLED' OR "confirmedAt" IS NOT NULL);

-- Whoever begins a checkout with a code holds its row until the checkout is there or is not: of two at once for the last use,
-- the second one counts the first. A late payment of an expired checkout is not refused: its money is here, at this price.
CREATE FUNCTION use_discount_code() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  code "DiscountCode";
  price bigint := NEW.amount::bigint + NEW.discount;
BEGIN
  SELECT * INTO STRICT code FROM "DiscountCode" WHERE id = NEW."discountCodeId" FOR UPDATE;
  IF NEW."createdAt" < code."startsAt" OR NEW."createdAt" >= code."endsAt" THEN
    RAISE EXCEPTION 'discount_period: % is not valid at %', code.code, NEW."createdAt"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_period';
  END IF;
  IF NOT code."isForAllCourses" AND NOT EXISTS (SELECT FROM "DiscountCodeCourse"
      WHERE "discountCodeId" = code.id AND "courseId" = NEW."courseId") THEN
    RAISE EXCEPTION 'discount_course: % is not for this course', code.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_course';
  END IF;
  -- A percentage is rounded down, to what a provider can take of the currency.
  IF code.percent IS NOT NULL AND price * code.percent / 100 - NEW.discount NOT BETWEEN 0 AND 99
      OR code.percent IS NULL AND (NEW.discount, NEW.currency) IS DISTINCT FROM (code.amount, code.currency) THEN
    RAISE EXCEPTION 'discount_amount: % does not take off % %', code.code, NEW.discount, NEW.currency
      USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_amount';
  END IF;
  IF (SELECT count(*) FROM "DiscountUse" WHERE "discountCodeId" = code.id) >= code."maxUses" THEN
    RAISE EXCEPTION 'discount_total_limit: % has been used % times', code.code, code."maxUses"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_total_limit';
  END IF;
  IF (SELECT count(*) FROM "DiscountUse" WHERE "discountCodeId" = code.id AND "studentId" = NEW."studentId")
      >= code."maxUsesPerStudent" THEN
    RAISE EXCEPTION 'discount_student_limit: this student has used % % times', code.code, code."maxUsesPerStudent"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'discount_student_limit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER purchase_uses_discount BEFORE INSERT ON "Purchase" FOR EACH ROW
  WHEN (NEW."discountCodeId" IS NOT NULL) EXECUTE FUNCTION use_discount_code();

-- What a code takes off stays what it was: purchases refer to it. It can end, and nothing else changes.
CREATE TRIGGER discount_code_stays BEFORE UPDATE ON "DiscountCode" FOR EACH ROW
  WHEN ((OLD.id, OLD.code, OLD.percent, OLD.amount, OLD.currency, OLD."isForAllCourses", OLD."startsAt", OLD."maxUses",
         OLD."maxUsesPerStudent") IS DISTINCT FROM (NEW.id, NEW.code, NEW.percent, NEW.amount, NEW.currency,
         NEW."isForAllCourses", NEW."startsAt", NEW."maxUses", NEW."maxUsesPerStudent"))
  EXECUTE FUNCTION refuse_rewriting();
