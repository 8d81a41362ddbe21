import { afterAll, beforeEach, expect, test } from 'vitest';
import { loadApp } from '@/tests/support/app';
import { startMailServer } from '@/tests/support/mail/mail-server';
import { expectLog } from '@/tests/support/strict-log';
import { until } from '@/tests/support/until';

const server = await startMailServer();
process.env.SMTP_URL = server.url;
const app = await loadApp();
const { db } = app;
const { writeAccountMail } = await import('@/server/fulfillment/account-mail/write-account-mail');
const { sendDueMails } = await import('@/server/fulfillment/sending/send-due-mails');
const { getNotification } = await import('@/server/fulfillment/notifications/get-notification');
const { aStudent } = await import('@/tests/support/school/school');
afterAll(async () => {
  await app.close();
  await server.stop();
});
beforeEach(() => {
  server.received.length = 0;
  server.behavior.refuses.clear();
});

const token = 'a-token-that-is-in-the-mail-alone';
const at = (minutes: number) => ({
  db,
  actor: { kind: 'system', job: 'test' } as const,
  now: new Date(Date.now() + minutes * 60_000),
});

async function write() {
  const { id: userId, name, email } = await aStudent(db);
  const expiresAt = new Date(Date.now() + 3_600_000);
  await writeAccountMail(at(0), { kind: 'password-reset', userId, name, email, token, expiresAt });
  const row = () => db.notification.findFirstOrThrow({ where: { userId } });
  return { email, row };
}

test('its reader gets the link at once; the row and the console never have it', async () => {
  const { email, row } = await write();
  await until(async () => (await row()).sentAt !== null);
  const [mail] = server.received;
  expect(mail?.to).toMatchObject({ text: email });
  expect(mail?.text).toContain(`/reset-password#${token}`);
  expect(mail?.html).toContain(`/reset-password#${token}`);
  const written = await row();
  expect(written.secret).toBeNull();
  expect(
    JSON.stringify([written, await getNotification(at(0), { notificationId: written.id })]),
  ).not.toContain(token);
});

test('while the mail server is busy it is kept encrypted, and sent later', async () => {
  expectLog(/451 .*a mail was not sent, and is tried again/);
  server.behavior.refuses.set('busy@example.com', 451);
  const { id: userId, name } = await aStudent(db);
  const expiresAt = new Date(Date.now() + 3_600_000);
  await writeAccountMail(at(0), {
    kind: 'password-reset',
    userId,
    name,
    email: 'busy@example.com',
    token,
    expiresAt,
  });
  const row = () => db.notification.findFirstOrThrow({ where: { userId } });
  await until(async () => (await row()).lastError !== null);
  const kept = await row();
  expect(kept.secret).toEqual(expect.any(String));
  expect(JSON.stringify(kept)).not.toContain(token);
  server.behavior.refuses.clear();
  await sendDueMails(at(5));
  expect(await row()).toMatchObject({ secret: null, sentAt: expect.any(Date) });
  expect(server.received.at(-1)?.text).toContain(token);
});

test('it is not sent once its link has expired, and the secret goes', async () => {
  expectLog(/451 .*a mail was not sent, and is tried again/);
  server.behavior.refuses.set('gone@example.com', 451);
  const { id: userId, name } = await aStudent(db);
  const expiresAt = new Date(Date.now() + 60_000);
  await writeAccountMail(at(0), {
    kind: 'password-reset',
    userId,
    name,
    email: 'gone@example.com',
    token,
    expiresAt,
  });
  const row = () => db.notification.findFirstOrThrow({ where: { userId } });
  await until(async () => (await row()).lastError !== null);
  server.behavior.refuses.clear();
  await sendDueMails(at(10));
  expect(server.received).toHaveLength(0);
  expect(await row()).toMatchObject({
    secret: null,
    sentAt: null,
    lastError: 'Its link expired before it was sent.',
  });
});

test('a secret stays in no mail that was sent, also by plain SQL', async () => {
  const { row } = await write();
  await until(async () => (await row()).sentAt !== null);
  const { id } = await row();
  await expect(db.$executeRaw`UPDATE "Notification" SET secret = 'x' WHERE id = ${id}::uuid`).rejects.toThrow(
    'notification_secret',
  );
});
