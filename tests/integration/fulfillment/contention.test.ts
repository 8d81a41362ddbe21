import { expect, test } from 'vitest';
import {
  aScarceSchool,
  bookAtOnce,
  countOverlaps,
  countStanding,
  findFalseLedgers,
  inParallel,
  pursue,
  wakeAll,
} from '@/tests/support/database/contention';
import { openTestDatabase } from '@/tests/support/database/open-test-database';

const { db } = await openTestDatabase();

// The full size of both is in tests/bench/contention.ts.

test('a hundred purchases at once for sixty places: sixty are booked, forty wait with a true ledger, and five more places wake five', async () => {
  const size = { trainers: 20, perTrainer: 3, others: 30, purchases: 100 };
  const { trainerIds, purchaseIds } = await aScarceSchool(db, size);
  await db.outboxEvent.updateMany({
    where: { name: 'capacity/changed' },
    data: { publishedAt: new Date() },
  });

  await inParallel(purchaseIds, 100, (id) => pursue(db, id));
  expect(await countStanding(db, purchaseIds)).toEqual({ booked: 60, waiting: 40, lost: 0 });
  expect(await wakeAll(db)).toEqual([]); // those released on the way have already woken the others
  expect(await findFalseLedgers(db, purchaseIds)).toEqual([]);
  const oldest = await db.allocationWait.findMany({
    orderBy: [{ since: 'asc' }, { purchaseId: 'asc' }],
    take: 5,
    select: { purchaseId: true },
  });

  for (const id of trainerIds.slice(0, 5)) {
    await db.trainer.update({ where: { id }, data: { maxStudents: 4 } });
  }
  const woken = await wakeAll(db, { times: 2 });
  expect(woken.sort()).toEqual(oldest.map(({ purchaseId }) => purchaseId).sort());
  await inParallel(woken, 5, (id) => pursue(db, id));
  expect(await countStanding(db, purchaseIds)).toEqual({ booked: 65, waiting: 35, lost: 0 });
  expect(await wakeAll(db)).toEqual([]);
  expect(await findFalseLedgers(db, purchaseIds)).toEqual([]);
  expect(await countOverlaps(db)).toBe(0);
});

test('two thousand attempts at overlapping bookings: nobody is in two places, and nothing free is refused', async () => {
  const { booked, refused, refusedForNothing } = await bookAtOnce(db, {
    trainers: 4,
    hours: 50,
    attempts: 2000,
  });
  expect(booked + refused).toBe(2000);
  expect(booked).toBeGreaterThan(4 * 25);
  expect(refusedForNothing).toBe(0);
  expect(await countOverlaps(db)).toBe(0);
});
