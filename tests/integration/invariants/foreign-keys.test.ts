import { expect, test } from 'vitest';
import { openTestDatabase } from '@/tests/support/database/open-test-database';

const { db } = await openTestDatabase();

// An index serves a key when it begins with all of its columns or, of several, with one that is unique where the key
// points: `(purchaseId, studentId)` is found by `purchaseId` alone. A partial index serves none.
const unindexed = () => db.$queryRaw<{ key: string }[]>`
  SELECT k.conname AS key FROM pg_constraint k
  WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
    SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indpred IS NULL AND (
      (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
      OR EXISTS (
        SELECT FROM unnest(k.conkey, k.confkey) AS pair(own, other)
        JOIN pg_index u ON u.indrelid = k.confrelid AND u.indisunique AND u.indnatts = 1 AND u.indkey[0] = pair.other
        WHERE i.indkey[0] = pair.own)))`;

test('every foreign key has an index, so that its rows are found from the row that they point at', async () => {
  expect(await unindexed()).toEqual([]);
});

test('a foreign key without one would be noticed', async () => {
  await db.$executeRaw`CREATE TABLE "Leaf" (id uuid, "purchaseId" uuid REFERENCES "Purchase" (id))`;
  await db.$executeRaw`CREATE INDEX leaf_some ON "Leaf" ("purchaseId") WHERE id IS NOT NULL`;
  expect(await unindexed()).toEqual([{ key: 'Leaf_purchaseId_fkey' }]);
  await db.$executeRaw`CREATE INDEX leaf_all ON "Leaf" ("purchaseId")`;
  expect(await unindexed()).toEqual([]);
});
