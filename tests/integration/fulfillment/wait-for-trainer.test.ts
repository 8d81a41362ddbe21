import { expect, test } from 'vitest';
import type { DbClient } from '@/server/core/db';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { findUnblocks } from '@/server/fulfillment/unblocking/find-unblocks';
import { readLedger } from '@/server/fulfillment/waiting/wait-ledger';
import { wakeWaiting } from '@/server/fulfillment/waiting/wake-waiting';
import { pursue } from '@/tests/support/database/contention';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aCourse, aCreatedPurchase, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

async function allocate(purchaseId: string, through: DbClient = db) {
  const eventId = await eventIdOf(db, purchaseId, 'purchase/created');
  return allocateTrainer({ ...testContext(db), db: through }, { purchaseId, eventId });
}
const waitOf = (purchaseId: string) => db.allocationWait.findUnique({ where: { purchaseId } });
const timesTold = (purchaseId: string) =>
  db.timelineEntry.count({ where: { purchaseId, kind: 'trainer.none-eligible' } });

test('a waiting purchase has a ledger of every trainer of the skill, until one can take it', async () => {
  const course = await aCourse(db);
  const { skill } = course.course;
  const full = await aTrainer(db, skill, { name: 'Full', maxStudents: 0 });
  const away = await aTrainer(db, skill, { name: 'Away' });
  await db.trainerTimeOff.create({
    data: { trainerId: away.id, startsAt: new Date(), endsAt: new Date(Date.now() + 90 * 86_400_000) },
  });
  const short = await aTrainer(db, skill, { name: 'Short' });
  await db.trainer.update({ where: { id: short.id }, data: { maxWeeklyMinutes: 30 } });
  const closed = await aTrainer(db, skill, { name: 'Closed' });
  await db.trainerAvailability.deleteMany({ where: { trainerId: closed.id } });
  const german = await aTrainer(db, skill, { name: 'German' });
  await db.trainer.update({ where: { id: german.id }, data: { languages: ['de'], pausedAt: new Date() } });
  const { id } = await aCreatedPurchase(db, { course });

  expect(await allocate(id)).toMatchObject({ outcome: 'no-eligible-trainer' });
  const wait = await waitOf(id);
  expect(wait?.ruledOut).toMatchObject({
    cap: 1,
    leave: 1,
    'weekly-hours': 1,
    'no-common-slot': 1,
    language: 1,
    paused: 1,
  });
  const byName = readLedger(wait?.ledger)?.trainers.map(({ trainerName, codes }) => [trainerName, codes]);
  expect(Object.fromEntries(byName ?? [])).toEqual({
    Full: ['cap'],
    Away: ['leave'],
    Short: ['weekly-hours'],
    Closed: ['no-common-slot'],
    German: ['paused', 'language'],
  });

  await allocate(id);
  expect(await timesTold(id)).toBe(1);
  await db.trainer.update({ where: { id: german.id }, data: { pausedAt: null } });
  await allocate(id);
  expect(await timesTold(id)).toBe(2);

  await db.trainer.update({ where: { id: full.id }, data: { maxStudents: 1 } });
  expect(await allocate(id)).toMatchObject({ outcome: 'allocated' });
  expect(await waitOf(id)).toBeNull();
});

test('capacity that comes while the wait is being written is not missed', async () => {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { maxStudents: 0 });
  const { id } = await aCreatedPurchase(db, { course });
  const meanwhile = db.$extends({
    query: {
      allocationWait: {
        async upsert({ args, query }) {
          await db.trainer.update({ where: { id: trainer.id }, data: { maxStudents: 1 } });
          return query(args);
        },
      },
    },
  });
  expect(await allocate(id, meanwhile as unknown as DbClient)).toMatchObject({ outcome: 'allocated' });
});

test('a purchase that has waited for longer than its series could take is planned from today, and booked', async () => {
  const course = await aCourse(db, { sessionCount: 4, sessionsPerWeek: 2 });
  const trainer = await aTrainer(db, course.course.skill, { maxStudents: 0 });
  const paidAt = new Date(Date.now() - 70 * 86_400_000);
  const { id } = await aCreatedPurchase(db, { course, now: paidAt });
  expect(await allocate(id)).toMatchObject({
    outcome: 'no-eligible-trainer',
    ruledOut: { cap: expect.any(Number) },
  });
  expect((await findUnblocks(testContext(db), { purchaseId: id })).map(({ change }) => change)).toMatchObject(
    [{ kind: 'cap', firstStartsAt: expect.toSatisfy((at: Date) => at > new Date()) }],
  );

  await db.trainer.update({ where: { id: trainer.id }, data: { maxStudents: 1 } });
  const { woken } = await wakeWaiting(testContext(db), { trainerId: trainer.id, cause: 'trainer' });
  expect(woken).toEqual([id]);
  expect(await pursue(db, id)).toBe('booked');
});
