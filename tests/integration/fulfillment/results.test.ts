import { describe, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { listPastSessions } from '@/server/fulfillment/booking/list-past-sessions';
import { getMyStudent } from '@/server/fulfillment/teaching/get-my-student';
import { getTaughtSession } from '@/server/fulfillment/teaching/get-taught-session';
import { listMyStudents } from '@/server/fulfillment/teaching/list-my-students';
import { listTeaching } from '@/server/fulfillment/teaching/list-teaching';
import { recordResult } from '@/server/fulfillment/teaching/record-result';
import { getPurchase } from '@/server/purchases/get-purchase';
import { getMyPurchase } from '@/server/purchases/own/get-my-purchase';
import { listTrainerStudents } from '@/server/school/trainers/list-trainer-students';
import { anAdmin, auditOf } from '@/tests/integration/school/support';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aScheduledPurchase, sessionsOf } from '@/tests/support/school/scheduled';
import { aCourse, aStudent, aTrainer } from '@/tests/support/school/school';
import { asStudent } from '@/tests/support/school/test-shop';
import { anAccountOf } from '@/tests/support/school/trainer-account';

const { db } = await openTestDatabase();

async function aLesson() {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  const { id: purchaseId } = await aScheduledPurchase(db, { course, studentId: student.id });
  const [session] = await sessionsOf(db, purchaseId);
  if (!session) throw new Error('Nothing was booked.');
  const userId = await anAccountOf(db, trainer.id);
  const at = (minutes: number) => new Date(session.startsAt.getTime() + minutes * 60_000);
  const trainerAt = (minutes: number): Context => ({
    db,
    actor: { kind: 'trainer', userId, name: trainer.name, trainerId: trainer.id },
    now: at(minutes),
  });
  return { trainer, student, purchaseId, session, sessionId: session.id, at, trainerAt };
}

const written = {
  outcome: 'HELD' as const,
  topic: 'Loops',
  privateNote: 'Rushes. Ask for fewer exercises.',
  studentNote: 'Well done.',
  homework: 'Exercises 1 to 3',
  materialsUrl: 'https://example.com/loops',
};
const forStudent = {
  outcome: 'HELD',
  topic: 'Loops',
  studentNote: 'Well done.',
  homework: 'Exercises 1 to 3',
};

test('the student reads topic, note, homework and materials but not the private note, and staff read everything', async () => {
  const { sessionId, purchaseId, trainerAt, student, at } = await aLesson();
  await recordResult(trainerAt(60), { sessionId, ...written });
  const ctx = asStudent(db, student, at(90));
  const [mine] = (await getMyPurchase(ctx, { purchaseId })).sessions;
  expect(mine?.result).toMatchObject(forStudent);
  const past = await listPastSessions(ctx);
  expect(past.map(({ result }) => result)).toEqual([{ ...forStudent, materialsUrl: written.materialsUrl }]);
  expect(JSON.stringify([mine, past])).not.toContain('Rushes');
  const seen = await getPurchase({ db, now: at(90) }, { purchase: purchaseId });
  expect(seen.sessions[0]?.result).toMatchObject(written);
  expect(seen.timeline[0]?.title).toBe('Session 1: held');
});

test('no session is held because time has passed: only its result says so', async () => {
  const { sessionId, trainer, purchaseId, trainerAt, student, at } = await aLesson();
  const later = { db, now: at(600) };
  const [before] = (await listTrainerStudents(later, { trainerId: trainer.id })).series;
  expect(before?.held).toBe(0);
  expect((await listMyStudents(trainerAt(600)))[0]?.held).toBe(0);
  expect((await listTeaching(trainerAt(600))).unconfirmed.map(({ id }) => id)).toEqual([sessionId]);
  expect((await listPastSessions(asStudent(db, student, at(600))))[0]?.result).toBeNull();
  await recordResult(trainerAt(600), { sessionId, ...written, outcome: 'STUDENT_ABSENT' });
  expect((await listTrainerStudents(later, { trainerId: trainer.id })).series[0]?.held).toBe(0);
  await recordResult(trainerAt(601), { sessionId, ...written, outcome: 'CUT_SHORT' });
  expect((await listTrainerStudents(later, { trainerId: trainer.id })).series[0]?.held).toBe(1);
  expect((await listMyStudents(trainerAt(601)))[0]?.held).toBe(1);
  expect((await listTeaching(trainerAt(601))).unconfirmed).toEqual([]);
  expect((await getMyStudent(trainerAt(601), { purchaseId })).sessions[0]?.result?.outcome).toBe('CUT_SHORT');
});

test('a correction keeps the earlier words in the audit log, also when two are recorded at once', async () => {
  const { sessionId, trainerAt } = await aLesson();
  await recordResult(trainerAt(60), { sessionId, ...written });
  await Promise.all(
    ['Functions', 'Lists'].map((topic) => recordResult(trainerAt(70), { sessionId, ...written, topic })),
  );
  const entries = await auditOf(db, sessionId);
  const topics = entries.map(({ data }) => data as { before: { topic?: string }; after: { topic?: string } });
  expect(topics.map(({ before }) => before.topic).toSorted()).toEqual(
    [null, 'Loops', topics[1]?.after.topic].toSorted(),
  );
  expect(await db.sessionResult.count({ where: { sessionId } })).toBe(1);
});

test('not before it has begun, not another trainer’s, and some outcomes are for staff', async () => {
  const { sessionId, trainerAt, purchaseId, at } = await aLesson();
  const other = await aLesson();
  const early = recordResult(trainerAt(-0.01), { sessionId, ...written });
  await expect(early).rejects.toMatchObject({ code: 'result.too-early' });
  const stranger = recordResult(other.trainerAt(60), { sessionId, ...written });
  await expect(stranger).rejects.toMatchObject({ code: 'session.unknown' });
  await expect(getTaughtSession(other.trainerAt(60), { sessionId })).rejects.toMatchObject({
    code: 'session.unknown',
  });
  await expect(getMyStudent(other.trainerAt(60), { purchaseId })).rejects.toMatchObject({
    code: 'purchase.unknown',
  });
  for (const outcome of ['TRAINER_ABSENT', 'NOT_HELD'] as const) {
    const refused = recordResult(trainerAt(60), { sessionId, ...written, outcome });
    await expect(refused).rejects.toMatchObject({ code: 'result.for-staff' });
  }
  await recordResult(anAdmin(db, at(60)), { sessionId, ...written, outcome: 'TRAINER_ABSENT' });
  const over = recordResult(trainerAt(61), { sessionId, ...written });
  await expect(over).rejects.toMatchObject({ code: 'result.for-staff' });
});

test('a trainer’s pages have no word of money', async () => {
  const { trainerAt, purchaseId } = await aLesson();
  const seen = JSON.stringify([
    await listTeaching(trainerAt(0)),
    await listMyStudents(trainerAt(0)),
    await getMyStudent(trainerAt(0), { purchaseId }),
  ]);
  expect(seen).not.toMatch(/amount|currency|price|payment|email|refund/i);
  expect(seen).toContain('Aarav Sharma');
});

describe('what only the database can refuse', () => {
  const row = (sessionId: string, recordedAt: Date) => ({
    ...{ sessionId, outcome: 'HELD' as const, recordedAt },
    ...{ actorKind: 'SYSTEM' as const, actorId: 'test', actorName: 'test' },
  });

  test('a result before the start, without an audit entry, or that is removed', async () => {
    const { sessionId, at, trainerAt } = await aLesson();
    await expect(db.sessionResult.create({ data: row(sessionId, at(-1)) })).rejects.toThrow(
      'session_result_begun',
    );
    await expect(db.sessionResult.create({ data: row(sessionId, at(1)) })).rejects.toThrow(
      'session_result_audited',
    );
    await recordResult(trainerAt(60), { sessionId, ...written });
    const data = { topic: 'Rewritten' };
    await expect(db.sessionResult.update({ where: { sessionId }, data })).rejects.toThrow(
      'session_result_audited',
    );
    await expect(db.sessionResult.delete({ where: { sessionId } })).rejects.toThrow('append_only');
  });

  test('a result of a cancelled session, and a session with a result that is cancelled or moved', async () => {
    const { sessionId, session, trainerAt, at } = await aLesson();
    await expect(
      db.$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE "TrainingSession" SET status = 'CANCELLED' WHERE id = ${sessionId}`;
        await tx.sessionResult.create({ data: row(sessionId, at(1)) });
      }),
    ).rejects.toThrow('session_result_begun');
    await recordResult(trainerAt(60), { sessionId, ...written });
    for (const change of [
      db.$executeRaw`UPDATE "TrainingSession" SET status = 'CANCELLED' WHERE id = ${sessionId}`,
      db.$executeRaw`UPDATE "TrainingSession" SET "endsAt" = ${new Date(session.endsAt.getTime() + 60_000)}, sequence = 1
        WHERE id = ${sessionId}`,
    ])
      await expect(change).rejects.toThrow('session_result_stays');
    // That time has passed is another thing, and still noted.
    await db.$executeRaw`UPDATE "TrainingSession" SET status = 'HELD' WHERE id = ${sessionId}`;
  });
});
