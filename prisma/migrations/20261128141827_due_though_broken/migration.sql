-- A purchase whose results are gone can be marked as late. Until now any update of its row was refused, the one of its
-- deadline too, so that the sweep which looks for what is late failed on it. Checked as before is every change of what
-- the rule reads.
DROP TRIGGER purchase_complete ON "Purchase";
CREATE CONSTRAINT TRIGGER purchase_complete
  AFTER INSERT OR UPDATE OF id, status, "sessionCount", amount, currency ON "Purchase"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_purchase_assert_complete();
