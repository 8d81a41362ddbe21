import ICAL from 'ical.js';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { loadApp } from '@/tests/support/app';
import { startMailServer } from '@/tests/support/mail/mail-server';
import { expectLog } from '@/tests/support/strict-log';

const server = await startMailServer();
process.env.SMTP_URL = `${server.url}?connectionTimeout=2000&greetingTimeout=2000&socketTimeout=5000`;
process.env.MAIL_FROM = 'Nobody <no-reply@school.example>';
const app = await loadApp();
const { db } = app;
const { queueScheduleMails } = await import('@/server/fulfillment/notifications/queue-schedule-mails');
const { sendNotification } = await import('@/server/fulfillment/sending/send-notification');
const { resendMail } = await import('@/server/fulfillment/sending/resend-mail');
const { sendDueMails } = await import('@/server/fulfillment/sending/send-due-mails');
const { inTransaction } = await import('@/server/process/outbox/in-transaction');
const { endPurchase } = await import('@/server/sales/returning/end-purchase');
const { queueCancelledMails } = await import('@/server/sales/mails/queue-cancelled-mails');
const { diagnosePurchase } = await import('@/server/operations/diagnosis/diagnose-purchase');
const { applyRemedy } = await import('@/server/operations/applying/apply-remedy');
const { aScheduledPurchase } = await import('@/tests/support/school/scheduled');
const { aCourse, aTrainer, testContext } = await import('@/tests/support/school/school');
afterAll(async () => {
  await app.close();
  await server.stop();
});
beforeEach(() => {
  server.received.length = 0;
  server.attempts.length = 0;
  server.behavior.refuses.clear();
  server.behavior.isSilent = false;
});

const later = (seconds: number) => testContext(db, new Date(Date.now() + seconds * 1000));
const timelineOf = async (purchaseId: string, kind: string) =>
  db.timelineEntry.findMany({ where: { purchaseId, kind }, orderBy: { seq: 'asc' } });

/** The invitations in a mail, one for each part, as a calendar program reads them. */
const invitationsIn = (mail: (typeof server.received)[number] | undefined) =>
  (mail?.attachments ?? []).map(({ headers, content }) => {
    const calendar = ICAL.Component.fromString(content.toString());
    const [event, ...others] = calendar.getAllSubcomponents('vevent');
    expect(others, 'a message is about one session').toEqual([]);
    const type = z.object({ params: z.object({ method: z.string() }) }).parse(headers.get('content-type'));
    const read = (name: string) => event?.getFirstPropertyValue(name);
    const sentBy = event?.getFirstProperty('organizer')?.getFirstParameter('sent-by');
    const [method, uid] = [calendar.getFirstPropertyValue('method'), read('uid')];
    const [sequence, status] = [read('sequence'), read('status')];
    const [organizer, attendee] = [read('organizer'), String(read('attendee')).toLowerCase()];
    return { type: type.params.method, method, uid, sequence, status, organizer, sentBy, attendee };
  });

test('cancelled, each session is taken out of the calendar by the same id and a higher sequence', async () => {
  const { purchaseId, student, mailTo } = await aBooked();
  await sendNotification(testContext(db), { notificationId: (await mailTo(student.email)).id });
  const end = { purchaseId, from: 'SCHEDULED', reason: 'The student asked.' } as const;
  await inTransaction({ db }, (tx) => endPurchase(tx, testContext(db), end));
  await queueCancelledMails(testContext(db), { recentSince: new Date(0) });
  const { id } = await db.notification.findFirstOrThrow({ where: { purchaseId, kind: 'cancelled.student' } });
  await sendNotification(testContext(db), { notificationId: id });
  const [booked, cancelled] = server.received.map(invitationsIn);
  expect(cancelled).toEqual(
    booked?.map((invitation) => ({
      ...invitation,
      ...{ type: 'CANCEL', method: 'CANCEL', status: 'CANCELLED', sequence: 1 },
    })),
  );
});

/** A booked purchase with its two mails written and not sent. */
async function aBooked() {
  const course = await aCourse(db, { sessionCount: 2 });
  const trainer = await aTrainer(db, course.course.skill);
  const { id: purchaseId, studentId } = await aScheduledPurchase(db, { course });
  const student = await db.user.findUniqueOrThrow({ where: { id: studentId } });
  await queueScheduleMails(testContext(db), { purchaseId });
  const mailTo = async (recipient: string) =>
    db.notification.findFirstOrThrow({ where: { purchaseId, recipient } });
  return { purchaseId, trainer, student, mailTo };
}

test('a mail program reads who sends it, whom to answer, the same in HTML and text, and the appointments', async () => {
  const { student, mailTo } = await aBooked();
  const { id } = await mailTo(student.email);
  expect(await sendNotification(testContext(db), { notificationId: id })).toBe('sent');
  const [mail] = server.received;
  expect(server.received).toHaveLength(1);
  expect(mail).toMatchObject({
    from: { text: expect.stringContaining('no-reply@school.example') },
    replyTo: { text: expect.stringContaining('help@caravan.example') },
    to: { text: student.email },
    messageId: `<${id}@localhost>`,
  });
  expect(mail?.from?.text).toContain('Caravan');
  expect(mail?.text).toContain('2 sessions are booked');
  expect(mail?.html).toContain('2 sessions are booked');
  expect(mail?.html).toContain('prefers-color-scheme: dark');
  const invitations = invitationsIn(mail);
  expect(invitations).toHaveLength(2);
  for (const invitation of invitations)
    expect(invitation).toMatchObject({
      ...{ type: 'REQUEST', method: 'REQUEST', sequence: 0, status: 'CONFIRMED' },
      ...{ organizer: 'mailto:help@caravan.example', sentBy: 'mailto:no-reply@school.example' },
      attendee: `mailto:${student.email}`,
    });
  expect(new Set(invitations.map(({ uid }) => uid)).size).toBe(2);
});

test('asked by two at once, and again, a mail is sent once', async () => {
  const { student, mailTo } = await aBooked();
  const { id: notificationId } = await mailTo(student.email);
  await Promise.allSettled([1, 2, 3].map(() => sendNotification(testContext(db), { notificationId })));
  await sendNotification(later(600), { notificationId });
  await sendDueMails(later(600));
  expect(server.attempts.filter((address) => address === student.email)).toHaveLength(1);
});

test('an address that is refused for good silences nobody, is not tried again, and is the cause MAIL_REFUSED', async () => {
  const { purchaseId, student, trainer, mailTo } = await aBooked();
  server.behavior.refuses.set(student.email, 550);
  await sendDueMails(later(60));
  await sendDueMails(later(7200));
  expect(server.attempts.filter((address) => address === student.email)).toHaveLength(1);
  expect(server.received.map(({ to }) => [to].flat()[0]?.text)).toContain(trainer.email);
  expect(await mailTo(student.email)).toMatchObject({ sentAt: null, refusedAt: expect.any(Date) });
  expect(await timelineOf(purchaseId, 'notification.refused')).toHaveLength(1);

  const verdict = await diagnosePurchase(later(7200), { purchaseId });
  expect(verdict).toMatchObject({ cause: 'MAIL_REFUSED', isLate: true, stop: { stage: 'notify' } });
  expect(verdict.evidence.map(({ finding }) => finding).join('\n')).toContain('No such mailbox here');

  // Support corrects the address of the account, and has the mail sent again.
  const email = `corrected-${student.email}`;
  await db.user.update({ where: { id: student.id }, data: { email } });
  const support = {
    ...later(7300),
    actor: { kind: 'staff', userId: 's', name: 'Sam', role: 'SUPPORT' } as const,
  };
  await applyRemedy(support, { purchaseId, kind: 'resend-mail', reason: 'The address had a typo.' });
  expect(server.received.map(({ to }) => [to].flat()[0]?.text)).toContain(email);
  const after = await diagnosePurchase(later(7400), { purchaseId });
  // There is no Inngest here to have taken the event.
  expect(after.isLate).toBe(false);
  expect(after.cause).not.toBe('MAIL_REFUSED');
});

test('staff resend a mail that was sent: a copy goes to the present address, with its reason on the timeline', async () => {
  const { purchaseId, student, mailTo } = await aBooked();
  const { id: notificationId } = await mailTo(student.email);
  await sendNotification(testContext(db), { notificationId });
  const email = `new-${student.email}`;
  await db.user.update({ where: { id: student.id }, data: { email } });
  const support = {
    ...testContext(db),
    actor: { kind: 'staff', userId: 's', name: 'Sam', role: 'SUPPORT' } as const,
  };
  const resent = await resendMail(support, { notificationId, reason: 'They deleted it.' });
  expect(resent).toEqual({ outcome: 'sent', recipient: email });
  expect(server.received.map(({ subject }) => subject)).toEqual([
    server.received[0]?.subject,
    server.received[0]?.subject,
  ]);
  expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(2);
  const [entry] = await timelineOf(purchaseId, 'notification.resent');
  expect(entry).toMatchObject({ actorName: 'Sam', data: { recipient: email, reason: 'They deleted it.' } });
});

test('a server that is busy delays a mail, and it is sent later', async () => {
  expectLog(/451 .*a mail was not sent, and is tried again/);
  const { student, mailTo } = await aBooked();
  server.behavior.refuses.set(student.email, 451);
  await sendDueMails(later(60));
  expect(await mailTo(student.email)).toMatchObject({ sentAt: null, refusedAt: null, attempts: 1 });
  server.behavior.refuses.clear();
  await sendDueMails(later(70));
  expect(await mailTo(student.email)).toMatchObject({ sentAt: null });
  await sendDueMails(later(600));
  expect(await mailTo(student.email)).toMatchObject({ sentAt: expect.any(Date), lastError: null });
});

test('a server that never answers fails no sweep, and what it delayed is sent when it is back', async () => {
  expectLog(/Greeting never received.*a mail was not sent, and is tried again/);
  const { student, trainer, mailTo } = await aBooked();
  server.behavior.isSilent = true;
  expect(await sendDueMails(later(60))).toEqual({ sent: 0 });
  server.behavior.isSilent = false;
  await sendDueMails(later(3600));
  for (const address of [student.email, trainer.email])
    expect(await mailTo(address)).toMatchObject({ sentAt: expect.any(Date) });
});
