import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { listTrainersWithRoom } from '@/server/fulfillment/choosing/list-trainers-with-room';
import { loadCandidates } from '@/server/fulfillment/choosing/load-candidates';
import { loadNeed } from '@/server/fulfillment/choosing/load-need';
import { rankTrainers } from '@/server/fulfillment/choosing/rank-trainers';
import { countByCode } from '@/server/fulfillment/waiting/wait-ledger';
import { wakeWaiting } from '@/server/fulfillment/waiting/wake-waiting';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCourse, aCreatedPurchase, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const allocate = async (purchaseId: string) =>
  allocateTrainer(testContext(db), {
    purchaseId,
    eventId: await eventIdOf(db, purchaseId, 'purchase/created'),
  });
async function wake(trainerId: string) {
  const { woken } = await wakeWaiting(testContext(db), { trainerId, cause: 'trainer' });
  return { woken: woken.length };
}
const wokenOf = (purchaseIds: string[]) =>
  db.timelineEntry.findMany({
    where: { purchaseId: { in: purchaseIds }, kind: 'allocation.woken' },
    select: { purchaseId: true },
  });
const allocatedOf = (purchaseIds: string[]) =>
  db.trainerAllocation.count({ where: { purchaseId: { in: purchaseIds }, endedAt: null } });

test('exactly the capacity is used, the rest wait with a true ledger, and more capacity wakes exactly as many, oldest first', async () => {
  const course = await aCourse(db);
  const { skill } = course.course;
  const trainers = [];
  for (let i = 0; i < 6; i++) trainers.push(await aTrainer(db, skill, { maxStudents: 3 }));
  const ids: string[] = [];
  // No two at the same time, so that only places run out, whichever trainer gets whom.
  const startDate = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  for (let i = 0; i < 30; i++) {
    const days =
      [
        [1, 3],
        [2, 4],
        [5, 7],
      ][i % 3] ?? [];
    const preferredTimes = days.map((weekday) => ({ weekday, minute: 120 * Math.floor(i / 3) }));
    const preferences = { zone: 'Asia/Kolkata', startDate, preferredTimes };
    ids.push((await aCreatedPurchase(db, { course, preferences })).id);
  }

  await Promise.all(ids.map(allocate));
  expect(await allocatedOf(ids)).toBe(18);
  const waits = await db.allocationWait.findMany({
    where: { purchaseId: { in: ids } },
    orderBy: [{ since: 'asc' }, { purchase: { number: 'asc' } }],
  });
  expect(waits).toHaveLength(12);
  for (const wait of waits) {
    const { need } = await loadNeed(db, wait.purchaseId, new Date());
    const candidates = await loadCandidates(db, need, new Date());
    const { ranked, ruledOut } = rankTrainers({ candidates, need, now: new Date() });
    expect(ranked).toEqual([]);
    expect(wait.ruledOut).toEqual(countByCode(ruledOut));
  }

  const [first, second] = trainers;
  if (!first || !second) throw new Error('There are no trainers.');
  await db.trainer.update({ where: { id: first.id }, data: { maxStudents: 6 } });
  expect(
    await db.outboxEvent.count({
      where: { name: 'capacity/changed', payload: { path: ['trainerId'], equals: first.id } },
    }),
  ).toBe(2);
  expect(await Promise.all([wake(first.id), wake(first.id)])).toEqual(
    expect.arrayContaining([{ woken: 3 }, { woken: 0 }]),
  );
  const woken = (await wokenOf(ids)).map(({ purchaseId }) => purchaseId);
  expect(woken.sort()).toEqual(
    waits
      .slice(0, 3)
      .map(({ purchaseId }) => purchaseId)
      .sort(),
  );
  expect(await wake(second.id)).toEqual({ woken: 0 });

  await Promise.all(woken.map(allocate));
  expect(await allocatedOf(ids)).toBe(21);
  expect(await db.allocationWait.count({ where: { purchaseId: { in: ids } } })).toBe(9);
  expect(await wake(first.id)).toEqual({ woken: 0 });
});

test('a purchase that cannot use the room is not woken: another skill, or times taken by an older purchase', async () => {
  const [weaving, spinning] = [await aCourse(db), await aCourse(db)];
  const older = await aCreatedPurchase(db, { course: weaving });
  const younger = await aCreatedPurchase(db, { course: weaving });
  const other = await aCreatedPurchase(db, { course: spinning });
  for (const { id } of [older, younger, other]) await allocate(id);

  // Both prefer the same times, and this trainer has a single week.
  const trainer = await aTrainer(db, weaving.course.skill);
  const inWeeks = (weeks: number) => new Date(Date.now() + weeks * 7 * 86_400_000);
  await db.trainerTimeOff.create({
    data: { trainerId: trainer.id, startsAt: inWeeks(2), endsAt: inWeeks(52) },
  });
  expect(await listTrainersWithRoom(testContext(db))).toContain(trainer.id);
  expect(await wake(trainer.id)).toEqual({ woken: 1 });
  expect((await wokenOf([older.id, younger.id, other.id])).map(({ purchaseId }) => purchaseId)).toEqual([
    older.id,
  ]);

  // A place is spoken for until it is taken or lost: nobody else is woken for it.
  await db.trainer.update({ where: { id: trainer.id }, data: { maxStudents: 1 } });
  expect(await wake(trainer.id)).toEqual({ woken: 0 });
  expect(await allocate(older.id)).toMatchObject({ outcome: 'allocated' });
});

test('a trainer who is paused, has left or is not there wakes nobody', async () => {
  const course = await aCourse(db);
  const { id } = await aCreatedPurchase(db, { course });
  await allocate(id);
  const trainer = await aTrainer(db, course.course.skill);
  await db.trainer.update({ where: { id: trainer.id }, data: { pausedAt: new Date() } });
  expect(await wake(trainer.id)).toEqual({ woken: 0 });
  expect(await wake(randomUUID())).toEqual({ woken: 0 });
  await db.trainer.update({ where: { id: trainer.id }, data: { pausedAt: null } });
  expect(await wake(trainer.id)).toEqual({ woken: 1 });
});
