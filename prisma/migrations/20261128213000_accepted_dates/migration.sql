ALTER TABLE "Purchase" ADD COLUMN     "acceptedFirstDay" DATE,
ADD COLUMN     "acceptedWeeks" INTEGER,
ADD COLUMN     "acceptsNoTrainer" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "Purchase" ADD CONSTRAINT purchase_accepted_weeks CHECK ("acceptedWeeks" BETWEEN 1 AND 520);

-- What a student accepted before paying belongs to the quote: it cannot change.
DROP TRIGGER purchase_quote_stays ON "Purchase";
CREATE TRIGGER purchase_quote_stays BEFORE UPDATE ON "Purchase" FOR EACH ROW
  WHEN ((OLD.amount, OLD.currency, OLD."sessionCount", OLD."sessionMinutes", OLD."studentId", OLD."courseId",
         OLD."acceptsNoTrainer", OLD."acceptedWeeks", OLD."acceptedFirstDay")
        IS DISTINCT FROM (NEW.amount, NEW.currency, NEW."sessionCount", NEW."sessionMinutes", NEW."studentId", NEW."courseId",
         NEW."acceptsNoTrainer", NEW."acceptedWeeks", NEW."acceptedFirstDay"))
  EXECUTE FUNCTION refuse_quote_change();
