-- Apart from the migration that adds the value: a new value of an enum can be used only once it is committed.
CREATE INDEX inbox_not_understood ON "PaymentEvent" ("receivedAt") WHERE outcome = 'NOT_UNDERSTOOD';
