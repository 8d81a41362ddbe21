import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { getOverview } from '@/server/operations/overview/get-overview';
import { getPeriod } from '@/server/operations/overview/get-period';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import {
  aCourse,
  aCreatedPurchase,
  aPaidPurchase,
  aTrainer,
  eventIdOf,
  testContext,
} from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const now = new Date();
const hours = (n: number) => new Date(now.getTime() - n * 3_600_000);

test('a purchase counts where it was paid and where it was booked, and the money of the others is at risk', async () => {
  expect(await getPeriod({ db, now }, {})).toMatchObject({ timing: { median: null, p95: null } });
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const { id } = await aCreatedPurchase(db, { course, now: hours(3) });
  const ctx = testContext(db, hours(1));
  await allocateTrainer(ctx, { purchaseId: id, eventId: await eventIdOf(db, id, 'purchase/created') });
  await scheduleSessions(ctx, { purchaseId: id, eventId: await eventIdOf(db, id, 'trainer/allocated') });
  const stuck = await aPaidPurchase(db, { now: hours(2) });

  const { buckets, stages, timing } = await getPeriod({ db, now }, { period: '24h' });
  expect(buckets).toHaveLength(24);
  expect(buckets.slice(-4).map(({ paid, booked }) => [paid, booked])).toEqual([
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 0],
  ]);
  expect(stages.map(({ entered, passed }) => [entered, passed])).toEqual([
    [2, 1],
    [1, 1],
    [1, 1],
  ]);
  expect(timing).toEqual({ median: 7200, p95: 7200 });

  expect(await getOverview({ db, now })).toMatchObject({
    waiting: [{ currency: 'EUR', count: 1, amount: stuck.amount }],
    late: 1,
    forTrainer: { count: 0, since: null },
  });
});
