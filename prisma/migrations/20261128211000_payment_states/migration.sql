-- New values of existing enums. PostgreSQL uses one only after the transaction that adds it, so the rules that name them
-- are the next migration.

ALTER TYPE "PaymentStatus" ADD VALUE 'CONFIRMING' AFTER 'PENDING';
ALTER TYPE "PaymentStatus" ADD VALUE 'REJECTED' AFTER 'SUCCEEDED';
ALTER TYPE "InboxOutcome" ADD VALUE 'UNMATCHED';
