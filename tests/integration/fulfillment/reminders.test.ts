import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '@/server/core/errors';
import { queueReminders } from '@/server/fulfillment/notifications/queue-reminders';
import { rescheduleSession } from '@/server/fulfillment/rescheduling/reschedule-session';
import { sendNotification } from '@/server/fulfillment/sending/send-notification';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aTrainer, testContext } from '@/tests/support/school/school';

const { db } = await openTestDatabase();
const hour = 3_600_000;

async function aBooked() {
  const course = await aCourse(db, { sessionCount: 3 });
  await aTrainer(db, course.course.skill);
  const purchase = await aScheduledPurchase(db, { course });
  const [first] = await sessionsOf(db, purchase.id);
  if (!first) throw new Error('no session');
  // Booked long ago: a reminder repeats no mail that has just been read.
  const bookedAt = new Date(first.startsAt.getTime() - 240 * hour);
  await db.trainingSession.updateMany({ where: { purchaseId: purchase.id }, data: { createdAt: bookedAt } });
  return { purchase, first };
}

const remindersOf = (purchaseId: string) =>
  db.notification.findMany({
    where: { purchaseId, kind: { startsWith: 'reminder.' } },
    orderBy: [{ createdAt: 'asc' }, { kind: 'asc' }],
  });
const hoursAhead = (at: Date, hours: number) => testContext(db, new Date(at.getTime() - hours * hour));

describe('a session is remembered', () => {
  test('a day and an hour before, by student and trainer, once each', async () => {
    const { purchase, first } = await aBooked();
    await queueReminders(hoursAhead(first.startsAt, 25));
    expect(await remindersOf(purchase.id)).toEqual([]);

    const at = hoursAhead(first.startsAt, 24);
    await Promise.all([queueReminders(at), queueReminders(at)]);
    await queueReminders(hoursAhead(first.startsAt, 23));
    expect((await remindersOf(purchase.id)).map(({ kind }) => kind)).toEqual([
      'reminder.student',
      'reminder.trainer',
    ]);

    await queueReminders(hoursAhead(first.startsAt, 1));
    await queueReminders(hoursAhead(first.startsAt, 0.5));
    expect(await remindersOf(purchase.id)).toHaveLength(4);
  });

  test('in each reader’s zone, by its day and not by "tomorrow"', async () => {
    const { purchase, first } = await aBooked();
    await db.user.update({ where: { id: first.studentId }, data: { zone: 'America/New_York' } });
    await queueReminders(hoursAhead(first.startsAt, 24));
    const [student] = await remindersOf(purchase.id);
    const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'America/New_York' });
    expect(student?.subject).toContain(day.format(first.startsAt));
    expect(student?.text).toContain('New York');
    expect(student?.text).not.toMatch(/tomorrow/i);
  });

  test('only as each student chose', async () => {
    const { purchase, first } = await aBooked();
    await db.user.update({ where: { id: first.studentId }, data: { remindersBefore: [60] } });
    await queueReminders(hoursAhead(first.startsAt, 24));
    expect((await remindersOf(purchase.id)).map(({ kind }) => kind)).toEqual(['reminder.trainer']);
    await queueReminders(hoursAhead(first.startsAt, 1));
    expect(await remindersOf(purchase.id)).toHaveLength(3);
    await expect(
      db.user.update({ where: { id: first.studentId }, data: { remindersBefore: [5] } }),
    ).rejects.toThrow(/user_reminders_known/);
  });

  test('not by those who were notified of the time less than a day before', async () => {
    const { purchase, first } = await aBooked();
    const bookedAt = new Date(first.startsAt.getTime() - 20 * hour);
    await db.trainingSession.updateMany({
      where: { purchaseId: purchase.id },
      data: { createdAt: bookedAt },
    });
    await queueReminders(hoursAhead(first.startsAt, 19));
    expect(await remindersOf(purchase.id)).toEqual([]);
    await queueReminders(hoursAhead(first.startsAt, 1));
    expect(await remindersOf(purchase.id)).toHaveLength(2);
  });

  test('later, when nothing ran at the time, and not once it begins', async () => {
    const { purchase, first } = await aBooked();
    await queueReminders(hoursAhead(first.startsAt, 3));
    expect(await remindersOf(purchase.id)).toHaveLength(2);
    await queueReminders(hoursAhead(first.startsAt, 0));
    expect(await remindersOf(purchase.id)).toHaveLength(2);
  });
});

describe('a reminder that waits to be sent', () => {
  test.each([
    ['moved', ({ first }: Booked) => move(first.id, 8)],
    ['cancelled', ({ purchase }: Booked) => cancelSessions(purchase.id)],
  ] as const)('is never sent for a session that was %s', async (_, change) => {
    const booked = await aBooked();
    const { purchase, first } = booked;
    await queueReminders(hoursAhead(first.startsAt, 24));
    const [reminder] = await remindersOf(purchase.id);
    await change(booked);
    expect(
      await sendNotification(hoursAhead(first.startsAt, 23), { notificationId: reminder?.id ?? '' }),
    ).toBe('dropped');
    const left = await remindersOf(purchase.id);
    expect(left.map(({ id }) => id)).not.toContain(reminder?.id);
  });

  test('is never sent once the session began', async () => {
    const { purchase, first } = await aBooked();
    await queueReminders(hoursAhead(first.startsAt, 1));
    const [reminder] = await remindersOf(purchase.id);
    expect(
      await sendNotification(hoursAhead(first.startsAt, 0), { notificationId: reminder?.id ?? '' }),
    ).toBe('dropped');
  });

  test('is sent once, and its purchase keeps a short timeline', async () => {
    const { purchase, first } = await aBooked();
    await queueReminders(hoursAhead(first.startsAt, 24));
    const [reminder] = await remindersOf(purchase.id);
    const send = () =>
      sendNotification(hoursAhead(first.startsAt, 24), { notificationId: reminder?.id ?? '' });
    expect([await send(), await send()]).toEqual(['sent', 'sent']);
    const entries = await db.timelineEntry.findMany({
      where: {
        purchaseId: purchase.id,
        kind: 'notification.sent',
        data: { path: ['subject'], equals: reminder?.subject },
      },
    });
    expect(entries).toEqual([]);
  });
});

type Booked = Awaited<ReturnType<typeof aBooked>>;

/** What cancelling a purchase does to its sessions, and nothing else of it. */
async function cancelSessions(purchaseId: string) {
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`UPDATE "TrainingSession" SET status = 'CANCELLED' WHERE "purchaseId" = ${purchaseId}::uuid`,
  ]);
}

/** Moves a session by weeks, as staff do. */
async function move(sessionId: string, weeks: number, now = new Date()) {
  const { startsAt, sequence } = await db.trainingSession.findUniqueOrThrow({ where: { id: sessionId } });
  await rescheduleSession(testContext(db, now), {
    by: 'staff',
    sessionId,
    startsAt: new Date(startsAt.getTime() + weeks * 7 * 24 * hour),
    expectedSequence: sequence,
    reason: 'The trainer asked',
  });
}

test('nobody is reminded twice of one time, and nobody of a time that is not theirs any more', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('later' as const), hours: fc.double({ min: 0.2, max: 12, noNaN: true }) }),
    fc.record({ kind: fc.constant('move' as const), weeks: fc.constantFrom(-1, 1) }),
    fc.constant({ kind: 'queue' as const }),
    fc.constant({ kind: 'send' as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const { purchase, first } = await aBooked();
      let now = new Date(first.startsAt.getTime() - 30 * hour);
      const seen: string[] = [];
      for (const step of steps) {
        if (step.kind === 'later') now = new Date(now.getTime() + step.hours * hour);
        if (step.kind === 'move') await move(first.id, step.weeks, now).catch(onlyRefusals);
        if (step.kind === 'queue') await queueReminders(testContext(db, now));
        if (step.kind === 'send') seen.push(...(await sendAll(purchase.id, now)));
      }
      expect(new Set(seen).size).toBe(seen.length);
    }),
    { numRuns: 25 },
  );
});

/** Sends what waits, checks that each is about a session as it is now, and returns whom it reminds of what. */
async function sendAll(purchaseId: string, now: Date): Promise<string[]> {
  const waiting = await db.notification.findMany({
    where: { purchaseId, kind: { startsWith: 'reminder.' }, sentAt: null },
    select: { id: true, kind: true, cause: true, sessionSequence: true, session: true },
  });
  const sent: string[] = [];
  for (const { id, kind, cause, sessionSequence, session } of waiting) {
    if ((await sendNotification(testContext(db, now), { notificationId: id })) !== 'sent') continue;
    expect(session).toMatchObject({ status: 'SCHEDULED', sequence: sessionSequence });
    expect(session?.startsAt.getTime()).toBeGreaterThan(now.getTime());
    sent.push(`${kind} ${cause}`);
  }
  return sent;
}

function onlyRefusals(error: unknown) {
  if (!(error instanceof DomainError)) throw error;
}
