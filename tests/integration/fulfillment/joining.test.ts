import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { loadApp } from '@/tests/support/app';
import { until } from '@/tests/support/until';

process.env.MEETING_URL_TEMPLATE = 'https://meet.example/{room}';
const app = await loadApp();
afterAll(app.close);
const { db } = app;
const { aCourse, aStudent, aTrainer, testContext } = await import('@/tests/support/school/school');
const { aScheduledPurchase, sessionsOf } = await import('@/tests/support/school/scheduled');
const { anAccountOf } = await import('@/tests/support/school/trainer-account');
const { joinSession } = await import('@/server/fulfillment/joining/join-session');
const { getOwnSession } = await import('@/server/fulfillment/joining/get-own-session');
const { keepPresent } = await import('@/server/fulfillment/joining/keep-present');
const { leaveRoom } = await import('@/server/fulfillment/joining/leave-room');
const { aBookedPurchase } = await import('@/tests/support/school/bought');
const { asStudent } = await import('@/tests/support/school/test-shop');
const { cancelPurchase } = await import('@/server/sales/cancellation/cancel-purchase');
const { previewReallocation } = await import('@/server/fulfillment/reallocating/preview-reallocation');
const { reallocateTrainer } = await import('@/server/fulfillment/reallocating/reallocate-trainer');
const { GET } = await import('@/app/(account)/sessions/[sessionId]/join/route');

async function aLesson() {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  const purchase = await aScheduledPurchase(db, { course, studentId: student.id });
  const [session] = await sessionsOf(db, purchase.id);
  if (!session) throw new Error('Nothing was booked.');
  const userId = await anAccountOf(db, trainer.id);
  const at = (minutes: number) => new Date(session.startsAt.getTime() + minutes * 60_000);
  const studentAt = (minutes: number): Context => ({
    db,
    actor: { kind: 'student', userId: student.id, name: student.name },
    now: at(minutes),
  });
  const trainerAt = (minutes: number): Context => ({
    db,
    actor: { kind: 'trainer', userId, name: trainer.name, trainerId: trainer.id },
    now: at(minutes),
  });
  return { course, trainer, student, purchase, session, at, studentAt, trainerAt, sessionId: session.id };
}

const joinsOf = (sessionId: string) =>
  db.sessionJoin.findMany({ where: { sessionId }, orderBy: [{ joinedAt: 'asc' }] });
const urlOf = (outcome: Awaited<ReturnType<typeof joinSession>>) =>
  outcome.state === 'open' ? outcome.url : `not open: ${outcome.state}`;

test('student and trainer come into one room, which others cannot guess, and both are recorded once for a visit', async () => {
  const { sessionId, studentAt, trainerAt, student, trainer, at } = await aLesson();
  const url = urlOf(await joinSession(studentAt(-15), { sessionId }));
  expect(url).toMatch(/^https:\/\/meet\.example\/caravan-[0-9a-f-]{36}$/);
  await joinSession(studentAt(-14), { sessionId });
  expect(urlOf(await joinSession(trainerAt(0), { sessionId }))).toBe(url);
  await Promise.all([1, 1, 1].map((minute) => joinSession(trainerAt(minute), { sessionId })));
  await joinSession(studentAt(20), { sessionId });
  const joins = await joinsOf(sessionId);
  expect(joins.map(({ joinedAt, trainerId }) => [joinedAt, trainerId])).toEqual([
    [at(-15), null],
    [at(0), trainer.id],
    [at(20), null],
  ]);
  expect(joins[0]?.userId).toBe(student.id);
  const other = await aLesson();
  expect(urlOf(await joinSession(other.studentAt(0), other))).not.toBe(url);
});

test('it opens 15 minutes before and closes 10 minutes after, by the clock of who asks, and nothing else is recorded', async () => {
  const { sessionId, studentAt } = await aLesson();
  expect(await joinSession(studentAt(-15.1), { sessionId })).toEqual({ state: 'early' });
  expect(await joinSession(studentAt(70), { sessionId })).toEqual({ state: 'over' });
  expect(await joinsOf(sessionId)).toEqual([]);
  expect((await joinSession(studentAt(69.9), { sessionId })).state).toBe('open');
});

test('staff are told that they do not join, and to everybody else there is no such session', async () => {
  const { sessionId, at } = await aLesson();
  const other = await aLesson();
  const staff = { kind: 'staff', userId: randomUUID(), name: 'Sofia', role: 'SUPPORT' } as const;
  expect(await joinSession({ db, actor: staff, now: at(0) }, { sessionId })).toEqual({ state: 'staff' });
  for (const stranger of [other.studentAt(0), other.trainerAt(0)]) {
    for (const call of [joinSession, getOwnSession, keepPresent])
      await expect(call(stranger, { sessionId })).rejects.toMatchObject({ code: 'session.unknown' });
  }
  expect(await joinsOf(sessionId)).toEqual([]);
});

test("a trainer's own room comes first, and a new link counts for the next who joins", async () => {
  const { sessionId, studentAt, trainer } = await aLesson();
  const own = 'https://zoom.us/j/1';
  await db.trainer.update({ where: { id: trainer.id }, data: { meetingUrl: own } });
  expect(urlOf(await joinSession(studentAt(0), { sessionId }))).toBe(own);
  await db.trainer.update({ where: { id: trainer.id }, data: { meetingUrl: `${own}2` } });
  expect(urlOf(await joinSession(studentAt(0), { sessionId }))).toBe(`${own}2`);
});

test('another trainer has another room, and the former one has none any more', async () => {
  const { course, purchase, sessionId, studentAt, trainerAt } = await aLesson();
  const before = urlOf(await joinSession(studentAt(-10), { sessionId }));
  const next = await aTrainer(db, course.course.skill, { name: 'Tomas Novak' });
  const ctx = testContext(db);
  const change = { purchaseId: purchase.id, trainerId: next.id, overrides: [] };
  const { token } = await previewReallocation(ctx, change);
  await reallocateTrainer(ctx, { ...change, reason: 'Ill', expected: token });
  const after = urlOf(await joinSession(studentAt(-10), { sessionId }));
  expect(after).toMatch(/^https:\/\/meet\.example\//);
  expect(after).not.toBe(before);
  await expect(joinSession(trainerAt(-10), { sessionId })).rejects.toMatchObject({ code: 'session.unknown' });
});

test('a session of a cancelled purchase leads nowhere', async () => {
  const { purchaseId, student } = await aBookedPurchase(db);
  const [session] = await sessionsOf(db, purchaseId);
  if (!session) throw new Error('Nothing was booked.');
  await cancelPurchase(testContext(db), { purchaseId, reason: 'Changed plans' });
  const ctx = asStudent(db, student, session.startsAt);
  expect(await joinSession(ctx, { sessionId: session.id })).toEqual({ state: 'cancelled' });
});

test('joining a session that is being moved waits for the move, and opens at the new time only', async () => {
  const { sessionId, session, studentAt, at } = await aLesson();
  let joining: ReturnType<typeof joinSession> | undefined;
  await db.$transaction(async (tx) => {
    const { trainerId, startsAt, endsAt } = session;
    const to = { startsAt: at(120), endsAt: at(180), sequence: 1 };
    await tx.trainingSession.update({ where: { id: sessionId }, data: to });
    await tx.sessionMove.create({
      data: {
        ...{ sessionId, sequence: 1, overrides: [], actorKind: 'SYSTEM', actorId: 'test', actorName: 'test' },
        ...{ fromTrainerId: trainerId, fromStartsAt: startsAt, fromEndsAt: endsAt },
        ...{ toTrainerId: trainerId, toStartsAt: to.startsAt, toEndsAt: to.endsAt },
      },
    });
    joining = joinSession(studentAt(0), { sessionId });
    await until(async () => {
      const [row] = await db.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return row !== undefined && row.waiting > 0;
    });
  });
  expect(await joining).toEqual({ state: 'early' });
  expect((await joinSession(studentAt(120), { sessionId })).state).toBe('open');
});

test('both are shown present in the waiting room until they leave or are not seen any more', async () => {
  const { sessionId, studentAt, trainerAt } = await aLesson();
  const present = async () => (await getOwnSession(studentAt(0), { sessionId })).present;
  await keepPresent(studentAt(0), { sessionId });
  await keepPresent(trainerAt(0), { sessionId });
  expect(await present()).toEqual(['student', 'trainer']);
  await leaveRoom(trainerAt(0), { sessionId });
  expect(await present()).toEqual(['student']);
  await db.$executeRaw`UPDATE "RoomPresence" SET "seenAt" = "seenAt" - interval '26 seconds'`;
  expect(await present()).toEqual([]);
  await expect(keepPresent(studentAt(-20), { sessionId })).rejects.toMatchObject({
    code: 'session.not-open',
  });
});

describe('what only the database can refuse', () => {
  const join = (session: { id: string }, who: { userId: string; trainerId?: string }, joinedAt: Date) =>
    db.sessionJoin.create({ data: { sessionId: session.id, ...who, joinedAt, visit: 9 } });

  test('a join outside the window, or of somebody else, or that is rewritten', async () => {
    const { session, student, trainer, at } = await aLesson();
    const other = await aLesson();
    const own = { userId: student.id };
    await expect(join(session, own, at(-15.01))).rejects.toThrow('session_join_open');
    await expect(join(session, own, at(70))).rejects.toThrow('session_join_open');
    await expect(join(session, { userId: other.student.id }, at(0))).rejects.toThrow('session_join_person');
    const imposter = { userId: student.id, trainerId: trainer.id };
    await expect(join(session, imposter, at(0))).rejects.toThrow('session_join_person');
    const { id } = await join(session, own, at(-15));
    await expect(join(session, own, at(0))).rejects.toThrow('Unique');
    await expect(db.sessionJoin.delete({ where: { id } })).rejects.toThrow('append_only');
    await expect(db.sessionJoin.update({ where: { id }, data: { visit: 1 } })).rejects.toThrow('append_only');
  });

  test('a room that changes, and a meeting link that is no https address', async () => {
    const { session, trainer } = await aLesson();
    const room = randomUUID();
    await expect(
      db.trainerAllocation.update({ where: { id: session.allocationId }, data: { room } }),
    ).rejects.toThrow('append_only');
    const data = { meetingUrl: 'javascript:alert(1)' };
    await expect(db.trainer.update({ where: { id: trainer.id }, data })).rejects.toThrow(
      'trainer_meeting_url',
    );
  });

  test('the role of a trainer without a trainer, and a trainer without the role', async () => {
    const { student, trainer } = await aLesson();
    await expect(db.user.update({ where: { id: student.id }, data: { role: 'TRAINER' } })).rejects.toThrow(
      'trainer_account',
    );
    await expect(
      db.trainer.update({ where: { id: trainer.id }, data: { userId: student.id } }),
    ).rejects.toThrow('trainer_account');
    await expect(db.trainer.update({ where: { id: trainer.id }, data: { userId: null } })).rejects.toThrow(
      'trainer_account',
    );
  });
});

test('without a session the link asks to sign in and comes back', async () => {
  const { sessionId } = await aLesson();
  const ask = (id: string) =>
    GET(new Request(`http://localhost:3000/sessions/${id}/join`), {
      params: Promise.resolve({ sessionId: id }),
    });
  const answer = await ask(sessionId);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(`/sign-in?next=%2Fsessions%2F${sessionId}%2Fjoin`);
  expect((await ask('nothing')).status).toBe(404);
});
