-- New values of existing enums. PostgreSQL uses one only after the transaction that adds it, so the rules that name them
-- are the next migration.

ALTER TYPE "PurchaseStatus" ADD VALUE 'DELIVERED' AFTER 'SCHEDULED';
