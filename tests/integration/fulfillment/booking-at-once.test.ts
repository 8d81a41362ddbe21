import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Actor, Context } from '@/server/core/context';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { previewReallocation } from '@/server/fulfillment/reallocating/preview-reallocation';
import { reallocateTrainer } from '@/server/fulfillment/reallocating/reallocate-trainer';
import { undoReallocation } from '@/server/fulfillment/reallocating/undo-reallocation';
import { rescheduleSession } from '@/server/fulfillment/rescheduling/reschedule-session';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { pursue } from '@/tests/support/database/contention';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { anAllocatedPurchase, aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aCreatedPurchase, aTrainer, eventIdOf, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();

const admin: Actor = { kind: 'staff', userId: 'maya', name: 'Maya Admin', role: 'ADMIN' };
const asAdmin = (now = new Date()): Context => ({ db, actor: admin, now });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const at = (startDate: string, ...preferredTimes: [weekday: number, minute: number][]): Preferences => ({
  zone: 'UTC',
  startDate,
  preferredTimes: preferredTimes.map(([weekday, minute]) => ({ weekday, minute })),
});

/** Works on Mondays from 08:00 to 10:00 and keeps half an hour between sessions: room for one session a week. */
async function aNarrowTrainer(skill: string) {
  const { id } = await aTrainer(db, skill);
  await db.trainerAvailability.deleteMany({ where: { trainerId: id } });
  await db.trainer.update({
    where: { id },
    data: {
      bufferMinutes: 30,
      availability: { create: { weekday: 1, startMinute: 480, endMinute: 600 } },
    },
  });
  return id;
}

/** Pairs of sessions of one trainer with less than so many minutes between them. */
async function countTooClose(trainerId: string, minutes: number): Promise<number> {
  const [row] = await db.$queryRaw<{ pairs: number }[]>`
    SELECT count(*)::int AS pairs FROM "TrainingSession" a JOIN "TrainingSession" b ON a.id < b.id
      AND a."trainerId" = ${trainerId} AND b."trainerId" = ${trainerId}
      AND a."startsAt" < b."endsAt" + make_interval(mins => ${minutes}::int)
      AND b."startsAt" < a."endsAt" + make_interval(mins => ${minutes}::int)
    WHERE a.status <> 'CANCELLED' AND b.status <> 'CANCELLED'`;
  return row?.pairs ?? Number.NaN;
}

test('ten pairs pay in the same second for times back to back: the buffer is kept between all of them', async () => {
  for (let pair = 0; pair < 10; pair++) {
    const course = await aCourse(db, { sessionCount: 4, sessionsPerWeek: 1 });
    const trainerId = await aNarrowTrainer(course.course.skill);
    const start = inDays(7);
    const purchases = await Promise.all(
      [480, 540].map((minute) =>
        aCreatedPurchase(db, { course, preferences: at(start, [1, minute], [2, minute]) }),
      ),
    );
    const outcomes = await Promise.all(purchases.map(({ id }) => pursue(db, id)));
    // The other is booked in the weeks after, as far as the horizon goes.
    expect(outcomes).toContain('booked');
    expect(await countTooClose(trainerId, 30)).toBe(0);
  }
});

test('two students move to times back to back at once: one moves, the other reads why not', async () => {
  const course = await aCourse(db, { sessionCount: 1, sessionsPerWeek: 1 });
  const { id: trainerId } = await aTrainer(db, course.course.skill);
  await db.trainer.update({ where: { id: trainerId }, data: { bufferMinutes: 30 } });
  for (let round = 0; round < 5; round++) {
    const start = inDays(7 + 21 * round);
    const book = async (minute: number) => {
      const { id } = await aScheduledPurchase(db, {
        course,
        preferences: at(start, [1, minute], [2, minute]),
      });
      const [session] = await sessionsOf(db, id);
      if (!session) throw new Error('no session');
      return session;
    };
    const sessions = [await book(480), await book(900)];
    const free = new Date((sessions[0]?.startsAt.getTime() ?? 0) + 3 * 86_400_000);
    const moves = await Promise.allSettled(
      sessions.map((session, index) =>
        rescheduleSession(asAdmin(), {
          sessionId: session.id,
          startsAt: new Date(free.getTime() + index * 3_600_000),
          expectedSequence: 0,
          reason: 'asked by phone',
          overrides: [],
          by: 'staff',
        }),
      ),
    );
    expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const move of moves) {
      if (move.status === 'rejected') expect(move.reason).toMatchObject({ code: 'reschedule.buffer' });
    }
  }
  expect(await countTooClose(trainerId, 30)).toBe(0);
});

test('staff move a session closer than the buffer by name, and the session says so', async () => {
  const course = await aCourse(db, { sessionCount: 2, sessionsPerWeek: 2 });
  const { id: trainerId } = await aTrainer(db, course.course.skill);
  await db.trainer.update({ where: { id: trainerId }, data: { bufferMinutes: 30 } });
  const { id } = await aScheduledPurchase(db, { course });
  const [first, second] = await sessionsOf(db, id);
  if (!first || !second) throw new Error('no sessions');
  const move = (overrides: 'buffer'[]) =>
    rescheduleSession(asAdmin(), {
      sessionId: second.id,
      startsAt: first.endsAt,
      expectedSequence: 0,
      reason: 'one evening is enough',
      overrides,
      by: 'staff',
    });
  await expect(move([])).rejects.toMatchObject({ code: 'reschedule.buffer' });
  await move(['buffer']);
  expect((await sessionsOf(db, id))[1]).toMatchObject({ startsAt: first.endsAt, overrides: ['buffer'] });
});

/** A booked series that was given to another trainer since. */
async function aReallocation() {
  const course = await aCourse(db, { sessionCount: 2, sessionsPerWeek: 2 });
  const former = await aTrainer(db, course.course.skill);
  const purchase = await aScheduledPurchase(db, { course });
  const [session] = await sessionsOf(db, purchase.id);
  if (!session) throw new Error('no session');
  const { id: trainerId } = await aTrainer(db, course.course.skill);
  const asked = { purchaseId: purchase.id, trainerId };
  const { token: expected } = await previewReallocation(asAdmin(), asked);
  const done = await reallocateTrainer(asAdmin(), { ...asked, reason: 'on leave', expected });
  return { former, purchase, session, undo: () => undoReallocation(asAdmin(), { ...done, reason: 'back' }) };
}

test('an undo into a trainer’s buffer, time off, full week or outside their availability is refused, and the rule is named', async () => {
  const rules: Record<string, (to: Awaited<ReturnType<typeof aReallocation>>) => Promise<unknown>> = {
    'undo.hours': ({ former }) =>
      db.trainerAvailability.deleteMany({ where: { trainerId: former.id, weekday: { in: [1, 3] } } }),
    'undo.leave': ({ former, session: { startsAt, endsAt } }) =>
      db.trainerTimeOff.create({ data: { trainerId: former.id, startsAt, endsAt } }),
    'undo.weekly-hours': ({ former }) =>
      db.trainer.update({ where: { id: former.id }, data: { maxWeeklyMinutes: 90 } }),
    'undo.buffer': async ({ former, session }) => {
      await db.trainer.update({ where: { id: former.id }, data: { bufferMinutes: 30 } });
      const course = await aCourse(db, { sessionCount: 1, sessionsPerWeek: 1 });
      await db.trainerSkill.create({
        data: { trainerId: former.id, skill: course.course.skill, level: 'ADVANCED' },
      });
      const day = session.endsAt.getUTCDay() || 7;
      const minute = session.endsAt.getUTCHours() * 60 + session.endsAt.getUTCMinutes() + 15;
      const start = session.startsAt.toISOString().slice(0, 10);
      await aScheduledPurchase(db, {
        course,
        preferences: at(start, [day, minute], [(day % 7) + 1, minute]),
      });
    },
  };
  for (const [code, breakRule] of Object.entries(rules)) {
    const reallocation = await aReallocation();
    await breakRule(reallocation);
    await expect(reallocation.undo()).rejects.toMatchObject({ kind: 'Precondition', code });
  }
});

test('an undo needs no notice, and the override is recorded on the session', async () => {
  const course = await aCourse(db, { sessionCount: 1, sessionsPerWeek: 1 });
  await aTrainer(db, course.course.skill);
  const purchase = await aScheduledPurchase(db, { course });
  const [session] = await sessionsOf(db, purchase.id);
  if (!session) throw new Error('no session');
  const { id: trainerId } = await aTrainer(db, course.course.skill);
  const soon = new Date(session.startsAt.getTime() - 3_600_000);
  const asked = { purchaseId: purchase.id, trainerId, overrides: ['notice' as const] };
  const { token: expected } = await previewReallocation(asAdmin(soon), asked);
  const done = await reallocateTrainer(asAdmin(soon), { ...asked, reason: 'a mistake', expected });
  await undoReallocation(asAdmin(soon), { ...done, reason: 'a mistake' });
  expect(await sessionsOf(db, purchase.id)).toMatchObject([
    { trainerId: session.trainerId, startsAt: session.startsAt, overrides: ['notice'] },
  ]);
});

test('notice can be overridden, the past never: forced at 11:43, today 09:00 is not booked', async () => {
  const day = inDays(30);
  const now = new Date(`${day}T11:43:00Z`);
  const weekday = now.getUTCDay() || 7;
  const course = await aCourse(db, { sessionCount: 4, sessionsPerWeek: 1 });
  const purchase = await aCreatedPurchase(db, {
    course,
    preferences: at(day, [weekday, 540], [(weekday % 7) + 1, 540]),
  });
  const trainer = await aTrainer(db, course.course.skill);
  const asked = { purchaseId: purchase.id, trainerId: trainer.id, overrides: ['notice' as const] };
  const { token: expected, booking } = await previewReallocation(asAdmin(now), asked);
  expect(booking.every(({ startsAt }) => startsAt > now)).toBe(true);
  await reallocateTrainer(asAdmin(now), { ...asked, reason: 'forced', expected });
  const eventId = await eventIdOf(db, purchase.id, 'trainer/allocated');
  await scheduleSessions(testContext(db, now), { purchaseId: purchase.id, eventId });
  const sessions = await sessionsOf(db, purchase.id);
  expect(sessions).toHaveLength(4);
  expect(sessions.every(({ startsAt }) => startsAt > now)).toBe(true);
});

test('weeks by the trainer’s clock are those of Node, where PostgreSQL’s zone data say otherwise', async () => {
  const course = await aCourse(db, { sessionCount: 4, sessionsPerWeek: 2 });
  const { id: trainerId } = await aTrainer(db, course.course.skill);
  await db.trainerAvailability.deleteMany({ where: { trainerId } });
  const windows = [
    { weekday: 7, startMinute: 1320, endMinute: 1440 },
    { weekday: 1, startMinute: 0, endMinute: 120 },
    { weekday: 4, startMinute: 0, endMinute: 1440 },
  ];
  await db.trainer.update({
    where: { id: trainerId },
    data: { zone: 'America/Vancouver', maxWeeklyMinutes: 60, availability: { create: windows } },
  });
  // Whichever copy is newer: one of them says Sunday, the other Monday. Where both times fall into one week by Node's, the
  // series is held once a week.
  const preferences = at('2027-01-11', [1, 450], [4, 1080]);
  const purchase = await aCreatedPurchase(db, { course, preferences });
  expect(await pursue(db, purchase.id)).toBe('booked');
  const sessions = await sessionsOf(db, purchase.id);
  const weeks = new Set(sessions.map(({ startsAt }) => weekInVancouver(startsAt)));
  expect(weeks.size).toBe(sessions.length);
});

/** The Monday of the week in which Node's clock of Vancouver shows an instant. */
function weekInVancouver(at: Date): string {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Vancouver' }).format(at);
  return Temporal.PlainDate.from(date)
    .subtract({ days: Temporal.PlainDate.from(date).dayOfWeek - 1 })
    .toString();
}

test('a rule of the database that planning does not know is named, and is not called a lost race', async () => {
  const course = await aCourse(db);
  await aTrainer(db, course.course.skill);
  const purchase = await anAllocatedPurchase(db, { course });
  const name = `refuse_${randomUUID().slice(0, 8)}`;
  await db.$executeRawUnsafe(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW."purchaseId" = '${purchase.id}' THEN
      RAISE EXCEPTION 'trainer_weekly_hours: as if the zone data differed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW; END $$`);
  await db.$executeRawUnsafe(
    `CREATE TRIGGER ${name} BEFORE INSERT ON "TrainingSession" FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  );
  const eventId = await eventIdOf(db, purchase.id, 'trainer/allocated');
  await expect(scheduleSessions(testContext(db), { purchaseId: purchase.id, eventId })).rejects.toMatchObject(
    {
      kind: 'Precondition',
      code: 'sessions.refused',
      message: expect.stringContaining('trainer_weekly_hours'),
    },
  );
  await db.$executeRawUnsafe(`DROP TRIGGER ${name} ON "TrainingSession"`);
});
