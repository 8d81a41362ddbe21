import { afterAll, expect, test } from 'vitest';
import { mailChoices, mailKinds } from '@/server/people/vocabulary/mail-topics';
import { loadApp } from '@/tests/support/app';
import { startMailServer } from '@/tests/support/mail/mail-server';

const server = await startMailServer();
process.env.SMTP_URL = server.url;
const app = await loadApp();
afterAll(async () => {
  await app.close();
  await server.stop();
});
const { db } = app;
const { writeMails } = await import('@/server/fulfillment/notifications/write-mails');
const { queueScheduleMails } = await import('@/server/fulfillment/notifications/queue-schedule-mails');
const { sendNotification } = await import('@/server/fulfillment/sending/send-notification');
const { setMailChoice } = await import('@/server/people/mail-choices/set-mail-choice');
const { getMailChoices } = await import('@/server/people/mail-choices/get-mail-choices');
const { unsubscribeQuery } = await import('@/server/people/mail-choices/unsubscribe-query');
const { setBookedDeadlines } = await import('@/server/purchases/set-booked-deadlines');
const route = await import('@/app/api/mail/unsubscribe/route');
const { aCourse, aStudent, aTrainer, testContext } = await import('@/tests/support/school/school');
const { aScheduledPurchase } = await import('@/tests/support/school/scheduled');
const { anAccountOf } = await import('@/tests/support/school/trainer-account');
const { asStudent } = await import('@/tests/support/school/test-shop');

const kinds = Object.keys(mailKinds) as (keyof typeof mailKinds)[];
const mail = { subject: 'A subject', name: 'Aarav', blocks: [] };
const send = async (ids: string[]) => {
  for (const notificationId of ids) await sendNotification(testContext(db), { notificationId });
};
const mutedBy = async (userId: string) =>
  await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { mutedMail: true, remindersBefore: true },
  });

/** Writes one mail of each kind to somebody, and answers the kinds that are muted. */
async function mutedKinds(to: { userId: string } | { trainerId: string }, email: string) {
  const mails = kinds.map((kind) => ({ purchaseId: null, kind, cause: email, to: { ...to, email }, mail }));
  const ids = await writeMails(testContext(db), mails);
  const written = await db.notification.findMany({
    where: { id: { in: ids }, isMuted: true },
    select: { kind: true },
  });
  return written.map(({ kind }) => kind).sort();
}

test('somebody with everything turned off still gets what is about money and security, as a student or a trainer', async () => {
  const student = await aStudent(db);
  const trainer = await aTrainer(db, 'python');
  const userId = await anAccountOf(db, trainer.id);
  for (const { id } of [student, { id: userId }])
    for (const topic of mailChoices)
      if (topic !== 'reminders') await setMailChoice(asStudent(db, { id }), { topic, isWanted: false });
  const optional = kinds
    .filter((kind) => ['changes', 'messages', 'digest', 'offers'].includes(mailKinds[kind]))
    .sort();
  expect(await mutedKinds({ userId: student.id }, student.email)).toEqual(optional);
  expect(await mutedKinds({ trainerId: trainer.id }, trainer.email)).toEqual(optional);
});

test('somebody without choices, or without an account, gets every kind', async () => {
  const student = await aStudent(db);
  const trainer = await aTrainer(db, 'python');
  expect(await mutedKinds({ userId: student.id }, student.email)).toEqual([]);
  expect(await mutedKinds({ trainerId: trainer.id }, trainer.email)).toEqual([]);
});

test('a choice can be taken back, and is each person’s own', async () => {
  const [one, other] = [await aStudent(db), await aStudent(db)];
  const ctx = asStudent(db, one);
  await setMailChoice(ctx, { topic: 'offers', isWanted: false });
  await setMailChoice(ctx, { topic: 'offers', isWanted: false });
  await setMailChoice(ctx, { topic: 'messages', isWanted: false });
  expect(await getMailChoices(ctx)).toMatchObject({ muted: ['offers', 'messages'] });
  expect(await getMailChoices(asStudent(db, other))).toMatchObject({ muted: [] });
  await setMailChoice(ctx, { topic: 'offers', isWanted: true });
  expect(await getMailChoices(ctx)).toMatchObject({ muted: ['messages'] });
});

test('a booking whose student turned off such mail is not late, and is sent to the trainer alone', async () => {
  const course = await aCourse(db);
  const trainer = await aTrainer(db, course.course.skill);
  const student = await aStudent(db);
  await setMailChoice(asStudent(db, student), { topic: 'changes', isWanted: false });
  const { id: purchaseId } = await aScheduledPurchase(db, { course, studentId: student.id });
  await send(await queueScheduleMails(testContext(db), { purchaseId }));
  const to = (address: string) => server.attempts.filter((attempt) => attempt === address);
  expect([to(student.email).length, to(trainer.email).length]).toEqual([0, 1]);
  await setBookedDeadlines(db, { now: new Date(Date.now() + 600_000) }, { purchaseId });
  const { stageDueAt } = await db.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  expect(stageDueAt).toBeNull();
});

const post = (query: string) =>
  route.POST(
    new Request(`http://localhost:3000/api/mail/unsubscribe?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    }),
  );

test('the link in the header of a sent mail turns off its topic with one click, and nothing else', async () => {
  const student = await aStudent(db);
  const to = { userId: student.id, email: student.email };
  const write = (kind: 'message.student' | 'payment.student', cause: string) =>
    writeMails(testContext(db), [{ purchaseId: null, kind, cause, to, mail }]);
  await send([...(await write('message.student', '1')), ...(await write('payment.student', '1'))]);
  const sent = server.received.filter((received) => JSON.stringify(received.to).includes(student.email));
  const headersOf = ({ headerLines }: (typeof sent)[number]) =>
    Object.fromEntries(headerLines.map(({ key, line }) => [key, line.replace(/\r\n\s+/g, ' ')]));
  const optional = sent.map(headersOf).filter((headers) => 'list-unsubscribe' in headers);
  expect([sent.length, optional.length]).toEqual([2, 1]);
  expect(optional[0]?.['list-unsubscribe-post']).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  const url = new URL(/<(.+)>/.exec(optional[0]?.['list-unsubscribe'] ?? '')?.[1] ?? '');

  const asked = await route.GET(new Request(url));
  expect(asked.headers.get('location')).toBe(`/unsubscribe${url.search}`);
  expect(await mutedBy(student.id)).toEqual({ mutedMail: [], remindersBefore: [1440, 60] });
  expect((await post(url.search.slice(1))).status).toBe(200);
  expect((await post(url.search.slice(1))).status).toBe(200);
  expect(await mutedBy(student.id)).toEqual({ mutedMail: ['messages'], remindersBefore: [1440, 60] });
});

test('the link of a reminder turns off reminders', async () => {
  const { id: userId } = await aStudent(db);
  expect((await post(unsubscribeQuery({ userId, topic: 'reminders' }))).status).toBe(200);
  expect(await mutedBy(userId)).toEqual({ mutedMail: [], remindersBefore: [] });
});

test('a link for another person or topic, or a changed one, changes nothing', async () => {
  const [one, other] = [await aStudent(db), await aStudent(db)];
  const signed = new URLSearchParams(unsubscribeQuery({ userId: one.id, topic: 'offers' }));
  const changed = (name: string, value: string) => {
    const query = new URLSearchParams(signed);
    query.set(name, value);
    return query.toString();
  };
  for (const query of [
    changed('user', other.id),
    changed('user', 'nobody'),
    changed('topic', 'changes'),
    changed('topic', 'money'),
    changed('token', ''),
    changed('token', 'x'.repeat(43)),
    '',
  ])
    expect((await post(query)).status).toBe(404);
  for (const { id } of [one, other]) expect((await mutedBy(id)).mutedMail).toEqual([]);
});
