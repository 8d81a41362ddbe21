import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { violates } from '@/server/core/violates';
import { bookMakeUp } from '@/server/fulfillment/delivering/book-make-up';
import { reportNoShow } from '@/server/fulfillment/delivering/report-no-show';
import { settleHeldSessions } from '@/server/fulfillment/delivering/settle-held-sessions';
import { joinSession } from '@/server/fulfillment/joining/join-session';
import { queueDeliveryMails } from '@/server/fulfillment/notifications/queue-delivery-mails';
import { recordResult } from '@/server/fulfillment/teaching/record-result';
import { applyRemedy } from '@/server/operations/applying/apply-remedy';
import { reachVerdict } from '@/server/operations/diagnosis/reach-verdict';
import { currentStage } from '@/server/operations/evidence/current-stage';
import { readSnapshot } from '@/server/operations/evidence/read-snapshot';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { isLate } from '@/server/process/transition/is-late';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import { endPurchase } from '@/server/sales/returning/end-purchase';
import { getReliability } from '@/server/school/reliability/get-reliability';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { deliver, noNotes, recordAs } from '@/tests/support/school/delivered';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aStudent, aTrainer, testContext } from '@/tests/support/school/school';
import { anAccountOf } from '@/tests/support/school/trainer-account';

const { db } = await openTestDatabase();

const later = (date: Date, minutes: number) => new Date(date.getTime() + minutes * 60_000);
const limit = 12 * 60;

/** A booked course of two sessions, of which both people were told. `hasAccount`: whether the trainer can join. */
async function aCourseOfTwo({ hasAccount = true } = {}) {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill, { maxStudents: 1 });
  const student = await aStudent(db);
  const { id: purchaseId } = await aScheduledPurchase(db, { course, studentId: student.id });
  const [first, last] = await sessionsOf(db, purchaseId);
  if (!first || !last) throw new Error('The course was not booked.');
  await db.outboxEvent.updateMany({ where: { purchaseId }, data: { publishedAt: new Date() } });
  await db.notification.createMany({
    data: ['schedule.student', 'schedule.trainer'].map((kind) => ({
      ...{ purchaseId, kind, recipient: 'x@example.com', subject: 'Booked', text: 'Booked' },
      sentAt: new Date(),
    })),
  });
  const userId = hasAccount ? await anAccountOf(db, trainer.id) : randomUUID();
  const asStudent = (now: Date): Context => ({
    db,
    actor: { kind: 'student', userId: student.id, name: student.name },
    now,
  });
  const asTrainer = (now: Date): Context => ({
    db,
    actor: { kind: 'trainer', userId, name: trainer.name, trainerId: trainer.id },
    now,
  });
  return { purchaseId, course, trainer, student, first, last, asStudent, asTrainer };
}

const asAdmin = (now: Date): Context => ({
  db,
  actor: { kind: 'staff', userId: 'admin-1', name: 'Ada', role: 'ADMIN' },
  now,
});

const purchaseOf = (id: string) => db.purchase.findUniqueOrThrow({ where: { id } });
const sessionOf = (id: string) => db.trainingSession.findUniqueOrThrow({ where: { id } });

/** What the diagnosis says at `now`, after the sweep that finds what is late, with Inngest and the provider silent. */
async function verdictAt(purchaseId: string, now: Date) {
  await setBookedDeadlines(db, { now });
  const snapshot = await readSnapshot({ db, now }, { purchaseId });
  const silent = { provider: null, registration: null, runs: null, reachedAt: null };
  return reachVerdict({ ...snapshot, ...silent, stage: currentStage(snapshot) });
}

async function refusalOf(work: () => Promise<unknown>, rule: string) {
  const error = await work().then(
    () => null,
    (error: unknown) => error,
  );
  expect({ rule, isRefused: violates(error, rule) }).toEqual({ rule, isRefused: true });
}

describe('a purchase', () => {
  test('is delivered once, when the last of its sessions is settled, which frees its trainer’s place at once', async () => {
    const { purchaseId, course, first, last } = await aCourseOfTwo();
    await recordAs(db, first, 'HELD');
    expect((await purchaseOf(purchaseId)).status).toBe('SCHEDULED');
    await recordAs(db, last, 'CUT_SHORT');
    expect(await purchaseOf(purchaseId)).toMatchObject({
      status: 'DELIVERED',
      stageDueAt: null,
      deliveredAt: last.endsAt,
    });
    expect(await db.timelineEntry.count({ where: { purchaseId, kind: 'purchase.delivered' } })).toBe(1);
    expect(await verdictAt(purchaseId, later(last.endsAt, 9999))).toMatchObject({
      state: 'fulfilled',
      cause: null,
    });
    const next = await aScheduledPurchase(db, { course, now: last.endsAt });
    expect((await purchaseOf(next.id)).status).toBe('SCHEDULED');
  });

  test('is not delivered because time passed, and its result cannot be taken back once it is', async () => {
    const { purchaseId, last } = await aCourseOfTwo();
    await settleHeldSessions(testContext(db, later(last.endsAt, 99_999)));
    expect((await purchaseOf(purchaseId)).status).toBe('SCHEDULED');
    await deliver(db, purchaseId);
    await expect(recordAs(db, last, 'NOT_HELD')).rejects.toMatchObject({ code: 'result.delivered' });
  });

  test('is DELIVERED for no SQL while a session of it is not settled', async () => {
    const { purchaseId, student, first, last } = await aCourseOfTwo();
    await recordAs(db, first, 'HELD');
    const now = later(last.endsAt, 1);
    const settleBySql = () =>
      db.$transaction(async (tx) => {
        const data = { sessionCount: 2 };
        const change = { from: 'SCHEDULED', to: 'DELIVERED' } as const;
        await appendEntry(tx, testContext(db, now), purchaseId, { kind: 'purchase.delivered', data }, change);
        await tx.$executeRaw`UPDATE "Purchase" SET status = 'DELIVERED', "deliveredAt" = ${now} WHERE id = ${purchaseId}`;
      });
    await refusalOf(settleBySql, 'purchase_delivered');
    // Nor does it help to say that the session is not due.
    await db.$executeRaw`UPDATE "TrainingSession" SET "resultDueAt" = NULL WHERE id = ${last.id}`;
    expect((await sessionOf(last.id)).resultDueAt).toEqual(later(last.endsAt, limit));
    await refusalOf(settleBySql, 'purchase_delivered');

    const settle = (kind: string) => db.$executeRaw`
      INSERT INTO "SessionSettlement" ("sessionId", kind, reason, "actorKind", "actorId", "actorName", "settledAt")
      VALUES (${last.id}, ${kind}::"SettlementKind", 'x', 'STAFF', 'x', 'x', ${now})`;
    await refusalOf(() => settle('ACCEPTED'), 'session_settlement_told');
    await refusalOf(() => settle('REFUNDED'), 'session_settlement_refund');
    await refusalOf(() => settle('MADE_UP'), 'session_settlement_made_up');
    const report = (studentId: string, at: Date) => db.$executeRaw`
      INSERT INTO "NoShowReport" ("sessionId", "studentId", "reportedAt") VALUES (${last.id}, ${studentId}, ${at})`;
    await refusalOf(() => report(student.id, later(last.startsAt, 14)), 'no_show_report_open');
    await refusalOf(async () => report((await aStudent(db)).id, now), 'no_show_report_open');

    await recordAs(db, last, 'HELD');
    expect((await purchaseOf(purchaseId)).status).toBe('DELIVERED');
    await refusalOf(
      () => db.$executeRaw`INSERT INTO "TrainingSession" (id, "purchaseId", "studentId", "allocationId", "trainerId", ordinal,
          "startsAt", "endsAt", "makesUpForId") SELECT ${randomUUID()}, "purchaseId", "studentId", "allocationId", "trainerId",
          ordinal, ${later(now, 99)}, ${later(now, 159)}, id FROM "TrainingSession" WHERE id = ${last.id}`,
      'purchase_delivered',
    );
  });
});

describe('a session', () => {
  test('that both joined counts as held ten minutes after its end, and none that only one joined', async () => {
    const { purchaseId, first, last, asStudent, asTrainer } = await aCourseOfTwo();
    await joinSession(asStudent(first.startsAt), { sessionId: first.id });
    await joinSession(asTrainer(first.startsAt), { sessionId: first.id });
    await joinSession(asTrainer(last.startsAt), { sessionId: last.id });
    await settleHeldSessions(testContext(db, later(first.endsAt, 9)));
    expect(await db.sessionResult.count({ where: { sessionId: first.id } })).toBe(0);
    const turns = await Promise.all(
      [1, 2, 3].map(() => settleHeldSessions(testContext(db, later(last.endsAt, 10)))),
    );
    expect(turns.reduce((sum, { settled }) => sum + settled, 0)).toBe(1);
    const results = await db.sessionResult.findMany({ where: { session: { purchaseId } } });
    expect(results).toMatchObject([{ sessionId: first.id, outcome: 'HELD', actorKind: 'SYSTEM' }]);
  });

  test('without a result is on time until its limit and SESSION_UNCONFIRMED after it; one recorded in time never is', async () => {
    const { purchaseId, first } = await aCourseOfTwo({ hasAccount: false });
    const recorded = await aCourseOfTwo({ hasAccount: false });
    await recordResult(recorded.asTrainer(later(recorded.first.endsAt, limit - 1)), {
      sessionId: recorded.first.id,
      outcome: 'HELD',
      ...noNotes,
    });
    const due = later(first.endsAt, limit);
    expect(await verdictAt(purchaseId, due)).toMatchObject({ state: 'booked', isLate: false });
    expect(await verdictAt(purchaseId, later(due, 1))).toMatchObject({
      cause: 'SESSION_UNCONFIRMED',
      isLate: true,
      stop: { stage: 'deliver' },
    });
    expect(await verdictAt(recorded.purchaseId, later(due, 1))).toMatchObject({
      state: 'booked',
      isLate: false,
    });
  });

  test('is due after as many hours as the school says', async () => {
    const { first } = await aCourseOfTwo();
    await db.schoolSettings.update({ where: { id: 1 }, data: { resultHours: 3 } });
    expect((await sessionOf(first.id)).resultDueAt).toEqual(later(first.endsAt, 180));
    await db.schoolSettings.update({ where: { id: 1 }, data: { resultHours: 12 } });
    expect((await sessionOf(first.id)).resultDueAt).toEqual(later(first.endsAt, limit));
  });

  test('of a trainer with an account who never joined is TRAINER_ABSENT after its limit; asked, they have the time again', async () => {
    const { purchaseId, first } = await aCourseOfTwo();
    const now = later(first.endsAt, limit + 1);
    expect(await verdictAt(purchaseId, now)).toMatchObject({
      cause: 'TRAINER_ABSENT',
      confidence: { level: 'likely' },
    });
    await applyRemedy(asAdmin(now), { purchaseId, kind: 'ask-trainer', reason: 'Nobody knows' });
    expect(await verdictAt(purchaseId, later(now, limit))).toMatchObject({ state: 'booked' });
    expect(await verdictAt(purchaseId, later(now, limit + 1))).toMatchObject({
      cause: 'TRAINER_ABSENT',
      remedies: [{ kind: 'make-up' }, {}, {}, {}],
    });
    const mails = () => queueDeliveryMails(testContext(db, now), { recentSince: first.startsAt });
    await mails();
    await mails();
    expect(await db.notification.count({ where: { purchaseId, kind: 'result-request.trainer' } })).toBe(1);
  });

  test('to which the student did not come is STUDENT_ABSENT until somebody decides', async () => {
    const { purchaseId, first, last } = await aCourseOfTwo();
    await recordAs(db, first, 'STUDENT_ABSENT');
    const now = later(first.endsAt, 1);
    expect(await verdictAt(purchaseId, now)).toMatchObject({ cause: 'STUDENT_ABSENT' });
    await applyRemedy(asAdmin(now), { purchaseId, kind: 'accept-session', reason: 'Counts as taken' });
    expect(await verdictAt(purchaseId, later(now, 1))).toMatchObject({ state: 'booked' });
    await recordAs(db, last, 'HELD');
    expect((await purchaseOf(purchaseId)).status).toBe('DELIVERED');
  });

  test('that was not held can be refunded: its share goes back, once, and that settles it', async () => {
    const { purchaseId, first } = await aCourseOfTwo();
    await recordAs(db, first, 'NOT_HELD');
    const now = later(first.endsAt, 1);
    expect(await verdictAt(purchaseId, now)).toMatchObject({ cause: 'SESSION_UNCONFIRMED' });
    const presses = await Promise.allSettled(
      [1, 2, 3].map(() =>
        applyRemedy(asAdmin(now), { purchaseId, kind: 'refund-session', reason: 'Was ill' }),
      ),
    );
    const failures = presses.flatMap((press) => (press.status === 'rejected' ? [press.reason.code] : []));
    expect(failures.filter((code) => code !== 'refund.refused')).toEqual([]);
    const refunds = await db.refund.findMany({ where: { payment: { purchaseId } } });
    expect(refunds).toMatchObject([{ amount: 9_000 }]);
    expect(await db.sessionSettlement.findMany({ where: { session: { purchaseId } } })).toMatchObject([
      { kind: 'REFUNDED', refundId: refunds[0]?.id },
    ]);
  });
});

test('a trainer’s reliability counts what was held, what they missed and what was late, for staff', async () => {
  const { trainer, first, last, asStudent } = await aCourseOfTwo();
  await recordAs(db, first, 'HELD');
  await reportNoShow(asStudent(later(last.startsAt, 15)), { sessionId: last.id });
  const at = later(last.endsAt, 1);
  expect(await getReliability(asAdmin(at), { trainerId: trainer.id })).toMatchObject({
    over: 2,
    held: 1,
    absent: 1,
    unconfirmed: 0,
  });
  const silent = await aCourseOfTwo();
  const late = later(silent.last.endsAt, limit + 1);
  expect(await getReliability(asAdmin(late), { trainerId: silent.trainer.id })).toMatchObject({
    over: 2,
    held: 0,
    absent: 0,
    unconfirmed: 2,
  });
  await expect(getReliability(asStudent(at), { trainerId: trainer.id })).rejects.toMatchObject({
    code: 'role_required',
  });
});

describe('“my trainer did not come”', () => {
  test('is refused in the first 15 minutes, to others, and for what was held', async () => {
    const { first, last, asStudent, asTrainer } = await aCourseOfTwo();
    const sessionId = first.id;
    const at = (minutes: number) => later(first.startsAt, minutes);
    await expect(reportNoShow(asStudent(at(-1)), { sessionId })).rejects.toMatchObject({
      code: 'session.early',
    });
    await expect(reportNoShow(asStudent(at(14)), { sessionId })).rejects.toMatchObject({
      code: 'no-show.early',
    });
    await expect(reportNoShow(asTrainer(at(20)), { sessionId })).rejects.toMatchObject({
      code: 'session.unknown',
    });
    await recordAs(db, last, 'HELD');
    await expect(
      reportNoShow(asStudent(later(last.endsAt, 1)), { sessionId: last.id }),
    ).rejects.toMatchObject({
      code: 'session.settled',
    });
  });

  test('is TRAINER_ABSENT at once, which the trainer’s word does not undo and that of staff does', async () => {
    const { purchaseId, first, asStudent, asTrainer } = await aCourseOfTwo();
    const sessionId = first.id;
    const now = later(first.startsAt, 15);
    await reportNoShow(asStudent(now), { sessionId });
    await reportNoShow(asStudent(later(now, 1)), { sessionId });
    expect(await verdictAt(purchaseId, later(now, 1))).toMatchObject({
      cause: 'TRAINER_ABSENT',
      confidence: { level: 'certain' },
    });
    await recordResult(asTrainer(later(now, 2)), { sessionId, outcome: 'HELD', ...noNotes });
    expect(await verdictAt(purchaseId, later(now, 3))).toMatchObject({
      cause: 'TRAINER_ABSENT',
      confidence: { level: 'unsure' },
    });
    const recentSince = first.startsAt;
    await queueDeliveryMails(testContext(db, now), { recentSince });
    await queueDeliveryMails(testContext(db, now), { recentSince });
    expect(await db.notification.count({ where: { purchaseId, kind: 'no-show.trainer' } })).toBe(1);
    await recordAs(db, first, 'HELD');
    expect(await verdictAt(purchaseId, later(first.endsAt, 1))).toMatchObject({ state: 'booked' });
  });

  test('leads to a make-up session of the student’s own choice, told to both, due in its turn, and then delivered', async () => {
    const { purchaseId, first, last, asStudent } = await aCourseOfTwo();
    const sessionId = first.id;
    const now = later(first.endsAt, 5);
    await expect(bookMakeUp(asStudent(now), { sessionId })).rejects.toMatchObject({
      code: 'make-up.not-yours',
    });
    await reportNoShow(asStudent(now), { sessionId });
    await expect(bookMakeUp(asStudent(now), { sessionId, startsAt: now })).rejects.toMatchObject({
      code: 'make-up.changed',
    });
    const presses = await Promise.allSettled([1, 2, 3].map(() => bookMakeUp(asStudent(now), { sessionId })));
    const made = presses.flatMap((press) => (press.status === 'fulfilled' ? [press.value] : []));
    expect(made).toHaveLength(1);
    const makeUp = await sessionOf(made[0]?.sessionId ?? '');
    expect(makeUp).toMatchObject({ makesUpForId: first.id, ordinal: 1, trainerId: first.trainerId });
    expect(makeUp.startsAt > now).toBe(true);
    expect(isLate(await purchaseOf(purchaseId), later(now, 1))).toBe(false);

    await queueDeliveryMails(testContext(db, now), { recentSince: first.startsAt });
    const told = await db.notification.findMany({
      where: { purchaseId, kind: { startsWith: 'make-up.' } },
      orderBy: { kind: 'asc' },
    });
    expect(told.map(({ kind, calendar }) => [kind, calendar?.includes('METHOD:REQUEST')])).toEqual([
      ['make-up.student', true],
      ['make-up.trainer', true],
    ]);

    await recordAs(db, last, 'HELD');
    expect((await purchaseOf(purchaseId)).status).toBe('SCHEDULED');
    expect(await verdictAt(purchaseId, later(makeUp.endsAt, limit + 1))).toMatchObject({
      cause: 'TRAINER_ABSENT',
    });
    await recordAs(db, makeUp, 'HELD');
    expect((await purchaseOf(purchaseId)).status).toBe('DELIVERED');
  });
});

test('what has ended otherwise owes no results', async () => {
  const { purchaseId, first } = await aCourseOfTwo();
  await inTransaction({ db }, (tx) => {
    const change = { purchaseId, from: 'SCHEDULED', reason: 'Moved away' } as const;
    return endPurchase(tx, asAdmin(later(first.endsAt, 1)), change);
  });
  expect(await db.trainingSession.count({ where: { purchaseId, status: { not: 'CANCELLED' } } })).toBe(1);
  expect(await db.trainingSession.count({ where: { purchaseId, resultDueAt: { not: null } } })).toBe(0);
});
