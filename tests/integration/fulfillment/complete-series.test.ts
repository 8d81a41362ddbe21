import { expect, test } from 'vitest';
import { completeSeries } from '@/server/fulfillment/booking/complete-series';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase, aScheduledPurchase } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase({ playsPast: true });

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('a series that is over was held, frees its trainer’s place, and says so once', async () => {
  const course = await aCourse(db, { sessionCount: 2, sessionsPerWeek: 2 });
  const trainer = await aTrainer(db, course.course.skill, { maxStudents: 1 });
  const { id } = await aScheduledPurchase(db, { course, now: daysAgo(60) });
  const running = await anAllocatedPurchase(db, { course });
  expect(await db.trainerAllocation.count({ where: { purchaseId: running.id } })).toBe(0);

  const turns = await Promise.all([completeSeries(testContext(db)), completeSeries(testContext(db))]);
  expect(turns.reduce((sum, { held }) => sum + held, 0)).toBe(2);
  await completeSeries(testContext(db));
  expect(await db.trainingSession.count({ where: { purchaseId: id, status: 'HELD' } })).toBe(2);
  expect(await db.timelineEntry.count({ where: { purchaseId: id, kind: 'series.completed' } })).toBe(1);
  expect(
    await db.outboxEvent.count({
      where: { name: 'capacity/changed', payload: { path: ['cause'], equals: 'released' } },
    }),
  ).toBe(1);

  const next = await anAllocatedPurchase(db, { course });
  expect(await db.trainerAllocation.findFirst({ where: { purchaseId: next.id } })).toMatchObject({
    trainerId: trainer.id,
  });
});

test('a series with a session to come goes on', async () => {
  const course = await aCourse(db, { sessionCount: 8, sessionsPerWeek: 2 });
  await aTrainer(db, course.course.skill);
  const { id } = await aScheduledPurchase(db, { course, now: daysAgo(20) });
  await completeSeries(testContext(db));
  expect(
    await db.trainingSession.groupBy({ by: ['status'], where: { purchaseId: id }, _count: true }),
  ).toHaveLength(2);
  expect(await db.trainerAllocation.findFirst({ where: { purchaseId: id } })).toMatchObject({
    completedAt: null,
  });
});
