import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Exported, exportParts, personalData } from '@/server/operations/privacy/personal-data';
import { cookieOf, loadApp, postAuth } from '@/tests/support/app';

vi.mock('next/server', async (load) => ({ ...(await load<object>()), after: () => undefined }));

const app = await loadApp();
afterAll(app.close);
const { db } = app;
const { exportAccount } = await import('@/server/operations/privacy/export-account');
const { writeMessage } = await import('@/server/fulfillment/messages/write-message');
const { recordResult } = await import('@/server/fulfillment/teaching/record-result');
const { queueScheduleMails } = await import('@/server/fulfillment/notifications/queue-schedule-mails');
const { sendNotification } = await import('@/server/fulfillment/sending/send-notification');
const { addNote } = await import('@/server/purchases/add-note');
const { aCourse, aStudent, aTrainer, testContext } = await import('@/tests/support/school/school');
const { aScheduledPurchase, sessionsOf } = await import('@/tests/support/school/scheduled');
const { anAccountOf } = await import('@/tests/support/school/trainer-account');
const { asStudent } = await import('@/tests/support/school/test-shop');
const { GET } = await import('@/app/api/export/account/route');

const exportOf = async (who: Parameters<typeof asStudent>[1]) => {
  let text = '';
  for await (const piece of await exportAccount(asStudent(db, who))) text += piece;
  return { text, parts: z.record(z.string(), z.unknown()).parse(JSON.parse(text)) };
};

async function aLesson() {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  const { id: purchaseId } = await aScheduledPurchase(db, { course, studentId: student.id });
  const userId = await anAccountOf(db, trainer.id);
  const [session] = await sessionsOf(db, purchaseId);
  if (!session) throw new Error('Nothing was booked.');
  const asTrainer = (now = new Date()) =>
    ({
      db,
      actor: { kind: 'trainer', userId, name: trainer.name, trainerId: trainer.id },
      now,
    }) as const;
  return { trainer, student, purchaseId, userId, session, asTrainer };
}

test('a student gets profile, purchases, results, messages and emails, and no secret, note of staff or private note', async () => {
  const { student, purchaseId, session, asTrainer } = await aLesson();
  await writeMessage(asStudent(db, student), { purchaseId, text: 'May I ask' });
  await writeMessage(asTrainer(), { purchaseId, text: 'You may' });
  await addNote(testContext(db), { purchaseId, text: 'A note of staff' });
  await recordResult(asTrainer(session.endsAt), {
    ...{
      sessionId: session.id,
      outcome: 'HELD',
      topic: 'Loops',
      homework: 'Exercise 3',
      studentNote: 'Good',
    },
    ...{ privateNote: 'Slow today', materialsUrl: null },
  });
  for (const notificationId of await queueScheduleMails(testContext(db), { purchaseId }))
    await sendNotification(testContext(db), { notificationId });
  const { text, parts } = await exportOf(student);
  expect(Object.keys(parts)).toEqual(['exportedAt', ...exportParts]);
  for (const own of [student.name, student.email, 'May I ask', 'You may', 'Exercise 3', 'SCHEDULED'])
    expect(text).toContain(own);
  expect(parts.emails).toHaveLength(1);
  for (const others of ['A note of staff', 'Slow today', 'password', 'token', 'explanation'])
    expect(text).not.toContain(others);
});

test('nobody gets anything of another person', async () => {
  const [mine, theirs] = [await aLesson(), await aLesson()];
  await writeMessage(asStudent(db, theirs.student), { purchaseId: theirs.purchaseId, text: 'Not yours' });
  const { text } = await exportOf(mine.student);
  for (const other of ['Not yours', theirs.student.email, theirs.student.id, theirs.trainer.email])
    expect(text).not.toContain(other);
});

test('a trainer gets their profile, their times and what they wrote, and no student', async () => {
  const { trainer, student, userId, purchaseId, asTrainer } = await aLesson();
  await writeMessage(asStudent(db, student), { purchaseId, text: 'To the trainer' });
  await writeMessage(asTrainer(), { purchaseId, text: 'By the trainer' });
  const { text } = await exportOf({ id: userId });
  for (const own of [trainer.email, 'By the trainer', 'availability']) expect(text).toContain(own);
  for (const other of ['To the trainer', student.email]) expect(text).not.toContain(other);
});

test('each export is audited, and none without signing in', async () => {
  const email = 'exporter@example.com';
  const cookie = cookieOf(
    await postAuth(app, '/sign-up/email', { name: 'Ann', email, password: 'correct horse battery' }),
  );
  const ask = (headers: Record<string, string>) =>
    GET(new Request('http://localhost:3000/api/export/account', { headers }));
  expect((await ask({})).status).toBe(401);
  const answer = await ask({ cookie });
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  expect(
    z.object({ profile: z.object({ email: z.string() }) }).parse(await answer.json()).profile.email,
  ).toBe(email);
  const { id: subjectId } = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  expect(await db.auditEntry.count({ where: { action: 'user.exported', subjectId } })).toBe(1);
  for (let more = 0; more < 4; more += 1) await (await ask({ cookie })).text();
  expect((await ask({ cookie })).status).toBe(429);
});

test('every table that names a person, a purchase or a trainer is in the export, or says why not', async () => {
  const tables = await db.$queryRaw<{ name: string; refers: boolean }[]>`
    SELECT c.relname AS name, EXISTS (SELECT FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f'
      AND f.confrelid IN ('"User"'::regclass, '"Purchase"'::regclass, '"Trainer"'::regclass)) AS refers
    FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'`;
  const stated: Record<string, Exported> = personalData;
  expect(Object.keys(stated).sort()).toEqual(tables.map(({ name }) => name).sort());
  const shared = ['how Caravan works, with no words about a person', 'of the school, not of a person'];
  const unexplained = tables.filter(({ name, refers }) => {
    const line = stated[name];
    return refers && line && 'nothing' in line && shared.includes(line.nothing) && name !== 'OutboxEvent';
  });
  expect(unexplained).toEqual([]);
});
