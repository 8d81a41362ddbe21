-- A booked purchase has a deadline while a session to come has nobody to hold it: see server/incidents/mark-unheld.ts.
ALTER TABLE "Purchase"
  DROP CONSTRAINT purchase_in_flight_has_deadline,
  ADD CONSTRAINT purchase_in_flight_has_deadline CHECK (
    CASE WHEN status IN ('CONFIRMED', 'CREATED', 'ALLOCATED') THEN "stageDueAt" IS NOT NULL
         WHEN status IN ('PENDING', 'SCHEDULED') THEN true
         ELSE "stageDueAt" IS NULL END);

CREATE INDEX trainer_left ON "Trainer" ("leftAt") WHERE "leftAt" IS NOT NULL;
