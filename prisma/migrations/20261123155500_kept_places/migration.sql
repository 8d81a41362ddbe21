-- A place that was kept for a woken purchase, which then went elsewhere, is room for somebody else: say so at once.
CREATE OR REPLACE FUNCTION on_purchase_end_wait() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE woken_for text;
BEGIN
  DELETE FROM "AllocationWait" WHERE "purchaseId" = NEW.id RETURNING "wokenFor" INTO woken_for;
  IF woken_for IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "TrainerAllocation" WHERE "purchaseId" = NEW.id AND "trainerId" = woken_for AND "endedAt" IS NULL) THEN
    PERFORM tell_capacity(woken_for, 'unused');
  END IF;
  RETURN NULL;
END $$;
