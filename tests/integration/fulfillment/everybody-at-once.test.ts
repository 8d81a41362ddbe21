import { expect, test } from 'vitest';
import type { Actor, Context } from '@/server/core/context';
import { DomainError } from '@/server/core/errors';
import { markTrainerAway } from '@/server/fulfillment/absences/mark-trainer-away';
import { previewReallocation } from '@/server/fulfillment/reallocating/preview-reallocation';
import { reallocateTrainer } from '@/server/fulfillment/reallocating/reallocate-trainer';
import { undoReallocation } from '@/server/fulfillment/reallocating/undo-reallocation';
import { rescheduleSession } from '@/server/fulfillment/rescheduling/reschedule-session';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { updateTrainer } from '@/server/school/trainer-changes/update-trainer';
import { inParallel, pursue } from '@/tests/support/database/contention';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aCreatedPurchase, aTrainer, testContext } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';

const { db } = await openTestDatabase();

const admin: Actor = { kind: 'staff', userId: 'maya', name: 'Maya Admin', role: 'ADMIN' };
const asAdmin = (): Context => ({ db, actor: admin, now: new Date() });
const hours = (at: Date, count: number) => new Date(at.getTime() + count * 3_600_000);

/** What refused is a rule or somebody who was faster: never a deadlock or another error of the database. */
async function orRefusal(work: Promise<unknown>): Promise<'done' | 'refused'> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return 'refused';
    throw error;
  }
}

async function aSchool() {
  const course = await aCourse(db, { sessionCount: 4, sessionsPerWeek: 2 });
  const own = await Promise.all([0, 1].map(() => aTrainer(db, course.course.skill, { maxStudents: 60 })));
  await db.trainer.updateMany({
    where: { id: { in: own.map(({ id }) => id) } },
    data: { bufferMinutes: 20 },
  });
  return { course, trainers: own.map(({ id }) => id) };
}

const manyTimes = (index: number) => ({
  zone: 'UTC',
  startDate: hours(new Date(), 7 * 24)
    .toISOString()
    .slice(0, 10),
  preferredTimes: Array.from({ length: 7 }, (_, day) => ({
    weekday: day + 1,
    minute: 80 * ((index + 3 * day) % 17),
  })),
});

test('students and staff move, reallocate, undo and mark away while others buy: every rule holds, and nothing deadlocks', async () => {
  const { course, trainers } = await aSchool();
  const [trainerId = '', otherId = ''] = trainers;
  const booked = await inParallel(Array.from({ length: 8 }), 8, (_, index) =>
    aScheduledPurchase(db, { course, preferences: manyTimes(index) }),
  );
  const buying = await inParallel(Array.from({ length: 8 }), 8, (_, index) =>
    aCreatedPurchase(db, { course, preferences: manyTimes(index) }),
  );
  const move = async (purchaseId: string, by: 'student' | 'staff', step: number) => {
    const { studentId } = await db.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
    const [session] = await sessionsOf(db, purchaseId);
    if (!session) throw new Error('no session');
    return rescheduleSession(by === 'staff' ? asAdmin() : asStudent(db, { id: studentId }), {
      sessionId: session.id,
      startsAt: hours(session.startsAt, step),
      expectedSequence: session.sequence,
      ...(by === 'staff' ? { by, reason: 'asked by phone' } : { by }),
    });
  };
  const swap = async (purchaseId: string) => {
    const holder = await db.trainerAllocation.findFirst({ where: { purchaseId, endedAt: null } });
    const asked = { purchaseId, trainerId: holder?.trainerId === trainerId ? otherId : trainerId };
    const { token: expected } = await previewReallocation(asAdmin(), asked);
    const { reallocationId } = await reallocateTrainer(asAdmin(), { ...asked, reason: 'on leave', expected });
    await orRefusal(move(purchaseId, 'staff', 1));
    return undoReallocation(asAdmin(), { reallocationId, reason: 'she is back' });
  };
  const changeZone = async (id: string, zone: string) => {
    const { updatedAt: expected, ...trainer } = await db.trainer.findUniqueOrThrow({ where: { id } });
    return updateTrainer(asAdmin(), { ...trainer, trainerId: id, expected, zone });
  };
  const away = (day: number) => {
    const on = (days: number) =>
      `${hours(new Date(), 24 * days)
        .toISOString()
        .slice(0, 10)}T00:00`;
    const period = { from: on(day), until: on(day + 1) };
    return markTrainerAway(asAdmin(), { trainerId: otherId, reason: 'ill', period });
  };

  const work = [
    ...buying.map(
      ({ id }) =>
        () =>
          pursue(db, id),
    ),
    ...booked.flatMap(({ id }) => [
      () => orRefusal(move(id, 'student', 2)),
      () => orRefusal(move(id, 'staff', 3)),
      () => orRefusal(swap(id)),
    ]),
    ...['Asia/Kolkata', 'UTC'].map((zone) => () => orRefusal(changeZone(trainerId, zone))),
    ...[9, 12].map((day) => () => orRefusal(away(day))),
  ];
  await inParallel(
    work.map((one, index) => ({ one, place: (index * 7) % work.length })).sort((a, b) => a.place - b.place),
    16,
    ({ one }) => one(),
  );

  const { results } = await checkIntegrity(testContext(db));
  expect(results.filter(({ count }) => count > 0)).toEqual([]);
});

test('forty purchases at once for one trainer with a buffer: all of them are booked or wait, none is lost or too close', async () => {
  const course = await aCourse(db, { sessionCount: 2, sessionsPerWeek: 1 });
  const { id: trainerId } = await aTrainer(db, course.course.skill, { maxStudents: 30 });
  await db.trainer.update({ where: { id: trainerId }, data: { bufferMinutes: 20 } });
  const purchases = await inParallel(Array.from({ length: 40 }), 8, (_, index) =>
    aCreatedPurchase(db, { course, preferences: manyTimes(index % 5) }),
  );
  const outcomes = await inParallel(purchases, 40, ({ id }) => pursue(db, id));
  expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(30);
  const { results } = await checkIntegrity(testContext(db));
  expect(results.filter(({ count }) => count > 0)).toEqual([]);
});
