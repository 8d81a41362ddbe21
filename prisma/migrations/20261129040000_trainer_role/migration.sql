-- A new value of an enum cannot be used by the transaction that adds it, so it has a migration of its own.
ALTER TYPE "Role" ADD VALUE 'TRAINER' BEFORE 'SUPPORT';
ALTER TYPE "ActorKind" ADD VALUE 'TRAINER' BEFORE 'STAFF';
