import { beforeEach, expect, test } from 'vitest';
import { contract } from '@/server/process/stages/contract';
import { events } from '@/server/process/stages/events';
import { startLosingInngest } from '@/tests/support/inngest/losing-inngest';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/Inngest lost an event, which is repeated/);

const inngest = await startLosingInngest();
const app = {
  ...(await import('@/server/core/db')),
  ...(await import('@/server/fulfillment/reallocating/preview-reallocation')),
  ...(await import('@/server/fulfillment/reallocating/reallocate-trainer')),
  ...(await import('@/server/operations/healing/replay-lost-events')),
  ...(await import('@/server/fulfillment/notifications/queue-change-mails')),
  ...(await import('@/server/fulfillment/sending/send-notification')),
  ...(await import('@/server/process/outbox/dispatch-outbox')),
  ...(await import('@/server/fulfillment/rescheduling/reschedule-session')),
  ...(await import('@/server/fulfillment/absences/finish-absence')),
  ...(await import('@/server/fulfillment/absences/mark-trainer-away')),
  ...(await import('@/tests/support/school/scheduled')),
  ...(await import('@/tests/support/school/school')),
};
beforeEach(async () => {
  inngest.knowOnly(contract.functionIds);
  inngest.say({ name: 'lost' });
  // What an earlier test left is none of this one's.
  await app.db.$executeRaw`UPDATE "OutboxEvent" SET "publishedAt" = now() - interval '2 days'`;
});

const sweep = (seconds: number) => ({
  db: app.db,
  actor: { kind: 'system', job: 'self-healing' } as const,
  now: new Date(Date.now() + seconds * 1000),
});
const staff = () => app.testContext(app.db);

async function aReallocated() {
  const course = await app.aCourse(app.db, { sessionCount: 3 });
  await app.aTrainer(app.db, course.course.skill);
  const { id: purchaseId } = await app.aScheduledPurchase(app.db, { course });
  const trainer = await app.aTrainer(app.db, course.course.skill);
  const asked = { purchaseId, trainerId: trainer.id };
  const { token } = await app.previewReallocation(staff(), asked);
  await app.reallocateTrainer(staff(), { ...asked, reason: 'a test', expected: token });
  await app.dispatchOutbox(sweep(0));
  return { purchaseId, trainer };
}

const eventsOf = (name: string, where: { purchaseId?: string } = {}) =>
  app.db.outboxEvent.findMany({ where: { name, ...where }, orderBy: { createdAt: 'asc' } });

/** The turn of two replicas at once. */
async function turn(seconds: number) {
  const turns = await Promise.all([
    app.replayLostEvents(sweep(seconds)),
    app.replayLostEvents(sweep(seconds)),
  ]);
  return turns.reduce((sum, { replayed }) => sum + replayed, 0);
}

/** What notify-changes does with an event. */
async function notifyChanges(payload: unknown) {
  const { purchaseId, reallocationId } = events['trainer/reallocated'].parse(payload);
  for (const notificationId of await app.queueChangeMails(staff(), {
    purchaseId,
    change: { reallocationId },
  })) {
    await app.sendNotification(staff(), { notificationId });
  }
}

test('a change of trainer that Inngest lost is replayed once by however many replicas, and each person is notified once', async () => {
  const { purchaseId } = await aReallocated();
  const name = 'trainer/reallocated';
  expect(await turn(30)).toBe(0); // it may only be late
  expect(await turn(70)).toBe(1);
  expect(await turn(75)).toBe(0);
  const [first, repeat, ...more] = await eventsOf(name, { purchaseId });
  expect(more).toEqual([]);
  expect(repeat).toMatchObject({ repeatsId: first?.id, payload: first?.payload });
  expect(repeat?.publishedAt).not.toBeNull();
  const entry = { purchaseId, kind: 'event.repeated' };
  expect(await app.db.timelineEntry.count({ where: entry })).toBe(1);

  // The lost one turns up as well, after all.
  await notifyChanges(repeat?.payload);
  await notifyChanges(first?.payload);
  const mails = await app.db.notification.findMany({ where: { purchaseId } });
  expect(mails).toHaveLength(3);
  expect(await app.db.timelineEntry.count({ where: { purchaseId, kind: 'notification.sent' } })).toBe(3);
  for (const seconds of [300, 1000, 5000]) expect(await turn(seconds)).toBe(0);
});

test('lost again and again, it is repeated three times, ever later', async () => {
  const { purchaseId } = await aReallocated();
  const counts: number[] = [];
  for (const seconds of [70, 100, 250, 300, 1000, 5000, 80_000]) {
    await turn(seconds);
    counts.push((await eventsOf('trainer/reallocated', { purchaseId })).length - 1);
  }
  expect(counts).toEqual([1, 1, 2, 2, 3, 3, 3]);
});

test.each(['running', 'between-attempts', 'queued', 'gave-up'])(
  'one whose run is %s is left alone: a repeat would do no better',
  async (name) => {
    await aReallocated();
    inngest.say({ name });
    expect(await turn(100)).toBe(0);
  },
);

test('it is not repeated to a function that is not registered for it', async () => {
  await aReallocated();
  inngest.knowOnly(contract.functionIds.filter((id) => id !== 'notify-changes'));
  expect(await turn(100)).toBe(0);
  inngest.knowOnly(contract.functionIds, { 'notify-changes': [{ event: 'session/rescheduled' }] });
  expect(await turn(100)).toBe(0);
  inngest.knowOnly(contract.functionIds);
  expect(await turn(100)).toBe(1);
});

test('the news of a session at another time is repeated as well', async () => {
  const { purchaseId } = await aReallocated();
  await app.db.$executeRaw`UPDATE "OutboxEvent" SET "publishedAt" = now() - interval '2 days'`;
  const session = await app.db.trainingSession.findFirstOrThrow({
    where: { purchaseId },
    orderBy: { ordinal: 'desc' },
  });
  const startsAt = new Date(session.startsAt.getTime() + 2 * 3_600_000);
  const asked = { sessionId: session.id, startsAt, expectedSequence: session.sequence };
  await app.rescheduleSession(staff(), { ...asked, by: 'staff', reason: 'a test' });
  await app.dispatchOutbox(sweep(0));
  expect(await turn(70)).toBe(1);
  expect(await eventsOf('session/rescheduled', { purchaseId })).toHaveLength(2);
});

test('an absence whose news was lost is covered after all', async () => {
  const { trainer } = await aReallocated();
  await app.db.$executeRaw`UPDATE "OutboxEvent" SET "publishedAt" = now() - interval '2 days'`;
  const { absenceId } = await app.markTrainerAway(staff(), {
    trainerId: trainer.id,
    period: null,
    reason: 'a test',
  });
  await app.dispatchOutbox(sweep(0));
  expect(await turn(70)).toBe(1);
  expect(await eventsOf('trainer/marked-away')).toHaveLength(2);
  await app.db.absenceItem.updateMany({
    where: { absenceId },
    data: { status: 'SKIPPED', doneAt: new Date() },
  });
  await app.finishAbsence(staff(), { absenceId });
  expect(await turn(400)).toBe(0);
});
