-- What a provider sent, byte for byte: jsonb holds neither NUL nor 1e400, and no body that is not JSON at all.
ALTER TYPE "InboxOutcome" ADD VALUE 'NOT_UNDERSTOOD';

DROP TRIGGER inbox_payload_stays ON "PaymentEvent";
ALTER TABLE "PaymentEvent" ALTER COLUMN payload TYPE bytea USING convert_to(payload::text, 'UTF8');
CREATE TRIGGER inbox_payload_stays BEFORE UPDATE ON "PaymentEvent" FOR EACH ROW
  WHEN ((OLD.provider, OLD."providerEventId", OLD.type, OLD.payload)
        IS DISTINCT FROM (NEW.provider, NEW."providerEventId", NEW.type, NEW.payload))
  EXECUTE FUNCTION refuse_rewriting();
