import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);
const { db } = app;
const { aStudent, aTrainer } = await import('@/tests/support/school/school');
const { anAdmin } = await import('@/tests/integration/school/support');
const { acceptInvitation } = await import('@/server/fulfillment/inviting/accept-invitation');
const { getInvitation } = await import('@/server/fulfillment/inviting/get-invitation');
const { inviteStaff } = await import('@/server/fulfillment/inviting/invite-staff');
const { inviteTrainer } = await import('@/server/fulfillment/inviting/invite-trainer');
const { joinByInvitation } = await import('@/server/fulfillment/inviting/join-by-invitation');
const { listInvitations } = await import('@/server/fulfillment/inviting/list-invitations');
const { withdrawInvitation } = await import('@/server/fulfillment/inviting/withdraw-invitation');
const { unseal } = await import('@/server/fulfillment/mail/seal');

const visitor = (): Context => ({ db, actor: { kind: 'visitor' }, now: new Date() });
const as = ({ id, name }: { id: string; name: string }): Context => ({
  db,
  actor: { kind: 'student', userId: id, name },
  now: new Date(),
});
const anEmail = () => `${randomUUID()}@example.com`;
const [name, password] = ['Sofia', 'correct horse battery'];
const unknown = { code: 'invitation.unknown' };

/** The token of the newest mail to an address. */
async function tokenTo(recipient: string): Promise<string> {
  const { secret, text, html } = await db.notification.findFirstOrThrow({
    where: { recipient },
    orderBy: { id: 'desc' },
  });
  const token = await unseal(secret ?? '');
  expect(text + html).not.toContain(token);
  return token;
}
async function invite(email: string, role: 'SUPPORT' | 'ADMIN' = 'SUPPORT', now = new Date()) {
  await inviteStaff(anAdmin(db, now), { email, role });
  return tokenTo(email.toLowerCase());
}
const userOf = (email: string) =>
  db.user.findUnique({ where: { email }, select: { id: true, role: true, emailVerified: true } });

test('somebody without an account joins with a password, once, and their address counts as confirmed', async () => {
  const email = anEmail();
  const token = await invite(email.toUpperCase(), 'ADMIN');
  expect(await getInvitation(visitor(), { token })).toEqual({
    ...{ role: 'ADMIN', trainerName: null, email, hasAccount: false },
  });
  expect(await joinByInvitation(visitor(), { token, name, password })).toEqual({ email });
  expect(await userOf(email)).toMatchObject({ role: 'ADMIN', emailVerified: true });
  expect((await postAuth(app, '/sign-in/email', { email, password })).status).toBe(200);
  await expect(joinByInvitation(visitor(), { token, name, password })).rejects.toMatchObject(unknown);
  const stored = JSON.stringify(await db.invitation.findMany({ where: { email } }));
  expect(stored).not.toContain(token);
});

test('several who join at once by one link: one account, once', async () => {
  const email = anEmail();
  const token = await invite(email);
  const results = await Promise.allSettled(
    [1, 2, 3].map(() => joinByInvitation(visitor(), { token, name, password })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('somebody with an account accepts with it, and nobody else with theirs', async () => {
  const [invited, other] = [await aStudent(db), await aStudent(db)];
  await db.user.update({ where: { id: invited.id }, data: { emailVerified: false } });
  const token = await invite(invited.email);
  await expect(acceptInvitation(as(other), { token })).rejects.toMatchObject({
    code: 'invitation.other-account',
  });
  await expect(joinByInvitation(visitor(), { token, name, password })).rejects.toMatchObject({
    code: 'invitation.has-account',
  });
  expect(await userOf(other.email)).toMatchObject({ role: 'STUDENT' });
  await acceptInvitation(as(invited), { token });
  expect(await userOf(invited.email)).toMatchObject({ role: 'SUPPORT', emailVerified: true });
  expect(
    await db.auditEntry.findMany({ where: { subjectId: invited.id }, select: { action: true } }),
  ).toEqual([{ action: 'user.invitation-accepted' }]);
});

test('expired, sent again, withdrawn, and made up: one answer for all, and nobody joins', async () => {
  const emails = [anEmail(), anEmail(), anEmail()] as const;
  const tokens = [
    await invite(emails[0], 'ADMIN', new Date(Date.now() - 7 * 86_400_000)),
    await invite(emails[1]),
    await invite(emails[2]),
    'x'.repeat(43),
  ];
  const again = await invite(emails[1]);
  const open = await listInvitations(visitor());
  expect(open.filter(({ email }) => emails.includes(email)).map(({ email }) => email)).toEqual([
    emails[1],
    emails[2],
  ]);
  const invitationId = open.find(({ email }) => email === emails[2])?.id ?? '';
  await withdrawInvitation(anAdmin(db), { invitationId });
  await expect(withdrawInvitation(anAdmin(db), { invitationId })).rejects.toMatchObject(unknown);
  for (const token of tokens) {
    await expect(getInvitation(visitor(), { token })).rejects.toMatchObject(unknown);
    await expect(joinByInvitation(visitor(), { token, name, password })).rejects.toMatchObject(unknown);
  }
  await joinByInvitation(visitor(), { token: again, name, password });
});

test('staff and trainers are not invited again, and no account is made by the link of a trainer', async () => {
  const [student, trainer] = [await aStudent(db), await aTrainer(db, 'go')];
  await db.user.update({ where: { id: student.id }, data: { role: 'SUPPORT', emailVerified: true } });
  await expect(invite(student.email)).rejects.toMatchObject({ code: 'team.has-role' });
  await inviteTrainer(anAdmin(db), { trainerId: trainer.id });
  const { secret } = await db.notification.findFirstOrThrow({ where: { trainerId: trainer.id } });
  const token = await unseal(secret ?? '');
  await expect(joinByInvitation(visitor(), { token, name, password })).rejects.toMatchObject({
    code: 'invitation.sign-up',
  });
});

test('no invitation is for a student, or for staff as a trainer, also by plain SQL', async () => {
  const add = (role: string) =>
    db.$executeRaw`INSERT INTO "Invitation" (id, role, email, "tokenHash", "createdAt", "expiresAt")
      VALUES (gen_random_uuid(), ${role}::"Role", ${anEmail()}, ${randomUUID()}, now(), now())`;
  await add('ADMIN');
  for (const role of ['STUDENT', 'TRAINER']) await expect(add(role)).rejects.toThrow('invitation_role');
});
