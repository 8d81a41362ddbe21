import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { listCalendarSessions } from '@/server/fulfillment/booking/list-calendar-sessions';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { testContext } from '@/tests/support/school/school';
import { aScheduledPurchase } from './support';

const { db } = await openTestDatabase();

const dateIn = (at: Date, zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

/** Two sessions on Monday and Wednesday at 18:00 in Kolkata, and a way to ask for them. */
async function aWeek() {
  const { sessions, ...rest } = await aScheduledPurchase(db, new Date('2026-11-22T00:00:00Z'));
  const [monday, wednesday] = sessions;
  if (!monday || !wednesday) throw new Error('Two sessions are booked.');
  const ask = (input: Partial<Parameters<typeof listCalendarSessions>[1]> = {}) =>
    listCalendarSessions(testContext(db), {
      from: dateIn(monday.startsAt, 'Asia/Kolkata'),
      zone: 'Asia/Kolkata',
      trainerId: rest.trainer.id,
      ...input,
    });
  return { ...rest, monday, wednesday, ask };
}

test('a week shows what begins in it, with who, what and which of how many', async () => {
  const { ask, monday, wednesday, purchase, trainer, course } = await aWeek();
  const { sessions, total } = await ask();
  expect(total).toBe(2);
  expect(sessions.map(({ id }) => id)).toEqual([monday.id, wednesday.id]);
  expect(sessions[0]).toMatchObject({
    number: purchase.number,
    trainer: trainer.name,
    course: course.title,
    ordinal: 1,
    sessionCount: 2,
    together: 1,
    movedFrom: null,
  });
  expect((await ask({ days: 1 })).total).toBe(1);
});

test('days begin at midnight of the zone that is asked for', async () => {
  const { ask, monday } = await aWeek();
  const zone = 'Pacific/Auckland';
  // 18:00 in Kolkata is the next morning in Auckland.
  expect((await ask({ zone, days: 1 })).total).toBe(0);
  expect((await ask({ zone, days: 1, from: dateIn(monday.startsAt, zone) })).total).toBe(1);
});

test('filters narrow by trainer, course, purchase, student and name', async () => {
  const { ask, purchase, course } = await aWeek();
  const everyone = { trainerId: undefined };
  expect((await ask({ trainerId: randomUUID() })).total).toBe(0);
  expect((await ask({ ...everyone, courseId: course.id })).total).toBe(2);
  expect((await ask({ ...everyone, search: `P-${purchase.number}` })).total).toBe(2);
  const student = await db.user.findUniqueOrThrow({ where: { id: purchase.studentId } });
  expect((await ask({ ...everyone, search: student.email.slice(0, 20).concat('@') })).total).toBe(0);
  expect((await ask({ ...everyone, search: student.email })).total).toBe(2);
  expect((await ask({ search: 'aarav' })).total).toBe(2);
  expect((await ask({ search: 'ishita r' })).total).toBe(2);
  expect((await ask({ search: '%' })).total).toBe(0);
});

test('a cancelled and a moved session are still there, and say so', async () => {
  const { ask, monday, wednesday, purchase } = await aWeek();
  await db.$transaction(async (tx) => {
    const startsAt = new Date(wednesday.startsAt.getTime() + 3_600_000);
    const endsAt = new Date(wednesday.endsAt.getTime() + 3_600_000);
    await tx.trainingSession.update({ where: { id: wednesday.id }, data: { startsAt, endsAt, sequence: 1 } });
    await tx.sessionMove.create({
      data: {
        sessionId: wednesday.id,
        sequence: 1,
        fromTrainerId: wednesday.trainerId,
        fromStartsAt: wednesday.startsAt,
        fromEndsAt: wednesday.endsAt,
        toTrainerId: wednesday.trainerId,
        toStartsAt: startsAt,
        toEndsAt: endsAt,
        actorKind: 'STAFF',
        actorId: 'admin',
        actorName: 'Meera Nair',
      },
    });
    // A cancelled session is replaced: the series stays whole.
    await tx.trainingSession.update({ where: { id: monday.id }, data: { status: 'CANCELLED' } });
    const again = new Date(monday.startsAt.getTime() + 86_400_000);
    await tx.trainingSession.create({
      data: {
        purchaseId: purchase.id,
        studentId: purchase.studentId,
        allocationId: monday.allocationId,
        trainerId: monday.trainerId,
        ordinal: 1,
        startsAt: again,
        endsAt: new Date(again.getTime() + 3_600_000),
      },
    });
  });
  const { sessions } = await ask();
  expect(sessions.map(({ id, status, movedFrom }) => [id, status, movedFrom])).toEqual([
    [monday.id, 'CANCELLED', null],
    [expect.any(String), 'SCHEDULED', null],
    [wednesday.id, 'SCHEDULED', wednesday.startsAt],
  ]);
});

test('an hour with many sessions names some and counts all', async () => {
  const weeks = [await aWeek(), await aWeek(), await aWeek()];
  const [first] = weeks;
  if (!first) throw new Error('There are three.');
  const day = { trainerId: undefined, days: 1 };
  const all = await first.ask(day);
  const some = await first.ask({ ...day, perHour: 2 });
  expect(all.sessions.length).toBeGreaterThanOrEqual(3);
  expect(some.sessions).toHaveLength(2);
  expect(some.sessions[0]?.together).toBe(all.total);
  expect(some.total).toBe(all.total);
  expect((await first.ask({ ...day, limit: 1 })).sessions).toHaveLength(1);
});

test('a zone or a day that does not exist is refused', async () => {
  const { ask } = await aWeek();
  await expect(ask({ zone: 'Mars/Base' })).rejects.toMatchObject({ code: 'calendar.unknown-day' });
});
