-- When the provider is asked about a payment changes nothing that a purchase relies on: such an update locks no purchase, so
-- a sweep over many payments cannot wait for somebody who waits for it.
DROP TRIGGER payment_keeps_purchase ON "Payment";
CREATE CONSTRAINT TRIGGER payment_keeps_purchase
  AFTER UPDATE OF status, amount, currency, "purchaseId" OR DELETE ON "Payment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION on_result_assert_complete();
