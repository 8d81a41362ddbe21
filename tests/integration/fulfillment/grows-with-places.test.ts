import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { takenPlaces, trainerLoad } from '@/server/fulfillment/choosing/trainer-load';
import { fillSchool } from '@/tests/bench/big-school';
import { fillHistory } from '@/tests/bench/fill-history';
import { openTestDatabase } from '@/tests/support/database/open-test-database';

const { db, url } = await openTestDatabase();

test('what allocation counts is read by index, however many purchases are over', async () => {
  await fillSchool(url, 50);
  await fillHistory(url, { from: 0, to: 20_000, trainers: 50 });
  const nobody = randomUUID();
  for (const load of [takenPlaces(nobody), trainerLoad(nobody, new Date())]) {
    const plan = await db.$queryRaw<Record<string, unknown>[]>`
      EXPLAIN (FORMAT JSON) SELECT * FROM ${load} load`;
    const words = JSON.stringify(plan);
    expect(words).toContain('trainer_allocation_taking_place');
    expect(words).not.toContain('"Seq Scan"');
  }
});
