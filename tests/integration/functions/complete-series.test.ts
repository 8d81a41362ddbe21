import { expect, test } from 'vitest';
import { completeSeries } from '@/server/fulfillment/booking/complete-series';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

/** A booked series of a student whose trainer takes one; every test has ended those of the tests before. */
async function aSeries() {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { maxStudents: 1 });
  const { id } = await aScheduledPurchase(db, { course });
  const [first, last] = await sessionsOf(db, id);
  if (!first || !last) throw new Error('The series was not booked.');
  return { course, trainer, id, first, last };
}
const complete = (now: Date, batch?: number) => completeSeries(testContext(db, now), { batch });
const statusesOf = async (id: string) => (await sessionsOf(db, id)).map(({ status }) => status);
const completedAt = async (purchaseId: string) =>
  (await db.trainerAllocation.findFirstOrThrow({ where: { purchaseId } })).completedAt;
const later = (date: Date, minutes: number) => new Date(date.getTime() + minutes * 60_000);

test('a session that is over becomes held, and none before its end', async () => {
  const { id, first, last } = await aSeries();
  expect(await complete(later(first.endsAt, -1))).toEqual({ held: 0, completed: 0, hasMore: false });
  expect(await complete(first.endsAt)).toEqual({ held: 1, completed: 0, hasMore: false });
  expect(await statusesOf(id)).toEqual(['HELD', 'SCHEDULED']);
  expect(await completedAt(id)).toBeNull();
  await complete(later(last.endsAt, 12 * 60));
});

test('when the result of its last session is late, a series is completed once, and its place is free and told of', async () => {
  const { id, course, trainer, last } = await aSeries();
  expect(await complete(later(last.endsAt, 12 * 60 - 1))).toEqual({ held: 2, completed: 0, hasMore: false });
  const sweep = later(last.endsAt, 12 * 60);
  expect(await complete(sweep)).toEqual({ held: 0, completed: 1, hasMore: false });
  expect(await complete(sweep)).toEqual({ held: 0, completed: 0, hasMore: false });

  expect(await completedAt(id)).toEqual(last.endsAt);
  const entries = await db.timelineEntry.findMany({ where: { purchaseId: id, kind: 'series.completed' } });
  expect(entries.map(({ data }) => data)).toEqual([{ sessionCount: 2, trainerName: 'Ishita Rao' }]);
  const told = await db.outboxEvent.findMany({
    where: { name: 'capacity/changed', payload: { path: ['trainerId'], equals: trainer.id } },
    select: { payload: true },
  });
  expect(told.map(({ payload }) => payload)).toContainEqual(expect.objectContaining({ cause: 'released' }));
  const next = await aScheduledPurchase(db, { course, now: sweep });
  expect(await statusesOf(next.id)).toEqual(['SCHEDULED', 'SCHEDULED']);
  await complete(later(sweep, 60 * 24 * 60));
});

test('two sweeps at once complete each series once, in batches to the end', async () => {
  const series = [await aSeries(), await aSeries(), await aSeries(), await aSeries(), await aSeries()];
  const now = later(new Date(Math.max(...series.map(({ last }) => last.endsAt.getTime()))), 12 * 60);
  const one = await complete(now, 2);
  expect(one).toEqual({ held: 4, completed: 2, hasMore: true });
  await Promise.all([complete(now), complete(now)]);
  for (const { id } of series) {
    expect(await statusesOf(id)).toEqual(['HELD', 'HELD']);
    expect(await db.timelineEntry.count({ where: { purchaseId: id, kind: 'series.completed' } })).toBe(1);
  }
});
