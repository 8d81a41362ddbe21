-- A booked purchase has a deadline while something about it is not as it should be: see
-- server/purchases/set-booked-deadlines.ts.
ALTER TABLE "Purchase"
  DROP CONSTRAINT purchase_in_flight_has_deadline,
  ADD CONSTRAINT purchase_in_flight_has_deadline CHECK (
    CASE WHEN status IN ('CONFIRMED', 'CREATED', 'ALLOCATED') THEN "stageDueAt" IS NOT NULL
         WHEN status IN ('PENDING', 'SCHEDULED') THEN true
         ELSE "stageDueAt" IS NULL END);

CREATE INDEX trainer_left ON "Trainer" ("leftAt") WHERE "leftAt" IS NOT NULL;
CREATE INDEX payment_refunded ON "Payment" ("purchaseId") WHERE status = 'REFUNDED';
