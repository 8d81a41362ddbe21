import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { Context } from '@/server/core/context';
import { cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);
const { db } = app;
const { aStudent, aTrainer, testContext } = await import('@/tests/support/school/school');
const { anAdmin, auditOf } = await import('@/tests/integration/school/support');
const { acceptInvitation } = await import('@/server/fulfillment/inviting/accept-invitation');
const { getInvitation } = await import('@/server/fulfillment/inviting/get-invitation');
const { inviteTrainer } = await import('@/server/fulfillment/inviting/invite-trainer');
const { unlinkTrainer } = await import('@/server/fulfillment/inviting/unlink-trainer');
const { secretMark } = await import('@/server/fulfillment/mail/mail');
const { unseal } = await import('@/server/fulfillment/mail/seal');
const { setRole } = await import('@/server/people/team/set-role');
const { setAvailability } = await import('@/server/school/trainer-changes/set-availability');
const { setMeetingUrl } = await import('@/server/school/trainer-changes/set-meeting-url');
const { createFeed } = await import('@/server/fulfillment/calendar/create-feed');

const as = (user: { id: string; name: string }, now = new Date()): Context => ({
  db,
  actor: { kind: 'student', userId: user.id, name: user.name },
  now,
});

/** The token of an invitation's mail, which its row keeps encrypted until it is sent. */
function tokenOf({ text, html, secret }: { text: string; html: string; secret: string | null }) {
  if (!secret) throw new Error('The mail has no secret.');
  expect(text).toContain(`/invitations/${secretMark}`);
  return unseal(secret).then((token) => {
    expect(text + html).not.toContain(token);
    return token;
  });
}

/** Invites a trainer, and takes the token from the mail. */
async function invite(trainerId: string, now = new Date()): Promise<string> {
  await inviteTrainer(anAdmin(db, now), { trainerId });
  const mail = await db.notification.findFirstOrThrow({
    where: { trainerId, kind: 'invitation.trainer' },
    orderBy: { id: 'desc' },
  });
  return tokenOf(mail);
}
const accountOf = async (userId: string) =>
  db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { role: true, trainer: { select: { id: true } } },
  });
const unknown = { code: 'invitation.unknown' };

test('an invitation makes an account the trainer’s, once, and only its hash is kept', async () => {
  const trainer = await aTrainer(db, 'go');
  const [first, second] = [await aStudent(db), await aStudent(db)];
  const token = await invite(trainer.id);
  expect(await getInvitation(testContext(db), { token })).toMatchObject({ trainerName: trainer.name });
  await acceptInvitation(as(first), { token });
  expect(await accountOf(first.id)).toEqual({ role: 'TRAINER', trainer: { id: trainer.id } });
  await expect(acceptInvitation(as(second), { token })).rejects.toMatchObject(unknown);
  await expect(getInvitation(testContext(db), { token })).rejects.toMatchObject(unknown);
  const stored = await db.invitation.findFirstOrThrow({ where: { trainerId: trainer.id } });
  expect(JSON.stringify(stored)).not.toContain(token);
  const actions = (await auditOf(db, trainer.id)).map(({ action }) => action);
  expect(actions).toEqual(['trainer.invited', 'trainer.invitation-accepted']);
  await expect(inviteTrainer(anAdmin(db), { trainerId: trainer.id })).rejects.toMatchObject({
    code: 'trainer.has-account',
  });
});

test('two accounts that accept at once: one is the trainer', async () => {
  const trainer = await aTrainer(db, 'go');
  const students = await Promise.all([1, 2, 3, 4].map(() => aStudent(db)));
  const token = await invite(trainer.id);
  const results = await Promise.allSettled(
    students.map((student) => acceptInvitation(as(student), { token })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const roles = await Promise.all(students.map(({ id }) => accountOf(id)));
  expect(roles.filter(({ role }) => role === 'TRAINER')).toHaveLength(1);
});

test('expired, replaced, of a trainer who left, and made up: one answer for all, and nothing changes', async () => {
  const [expired, replaced, left] = [
    await aTrainer(db, 'a'),
    await aTrainer(db, 'b'),
    await aTrainer(db, 'c'),
  ];
  const student = await aStudent(db);
  const tokens = [
    await invite(expired.id, new Date(Date.now() - 7 * 86_400_000)),
    await invite(replaced.id),
    await invite(left.id),
    'x'.repeat(43),
  ];
  await inviteTrainer(anAdmin(db), { trainerId: replaced.id });
  await db.trainer.update({ where: { id: left.id }, data: { leftAt: new Date() } });
  for (const token of tokens)
    await expect(acceptInvitation(as(student), { token })).rejects.toMatchObject(unknown);
  expect((await accountOf(student.id)).role).toBe('STUDENT');
});

test('staff, and somebody who is a trainer already, accept with another account', async () => {
  const [trainer, other] = [await aTrainer(db, 'a'), await aTrainer(db, 'b')];
  const support = await aStudent(db);
  await db.user.update({ where: { id: support.id }, data: { role: 'SUPPORT', emailVerified: true } });
  const busy = await aStudent(db);
  await acceptInvitation(as(busy), { token: await invite(other.id) });
  const token = await invite(trainer.id);
  for (const person of [support, busy])
    await expect(acceptInvitation(as(person), { token })).rejects.toMatchObject({
      code: 'invitation.other-role',
    });
  expect((await accountOf(support.id)).role).toBe('SUPPORT');
});

test('a trainer who is unlinked, given another role, or leaves loses access at once', async () => {
  const password = 'correct horse battery';
  const signedIn = async () => {
    const email = `${randomUUID()}@example.com`;
    const answer = await postAuth(app, '/sign-up/email', { name: 'Ishita', email, password });
    const { id, name } = await db.user.update({ where: { email }, data: { emailVerified: true } });
    const trainer = await aTrainer(db, 'go');
    await acceptInvitation(as({ id, name }), { token: await invite(trainer.id) });
    const cookie = cookieOf(answer);
    const ask = async () => (await getProcedure(app, 'teach.sessions', undefined, { cookie })).status;
    expect(await ask()).toBe(200);
    return { id, email, trainerId: trainer.id, ask };
  };
  const unlinked = await signedIn();
  await unlinkTrainer(anAdmin(db), { trainerId: unlinked.trainerId, reason: 'Wrong account' });
  expect(await unlinked.ask()).toBe(403);
  expect((await accountOf(unlinked.id)).role).toBe('STUDENT');

  const promoted = await signedIn();
  const { email } = promoted;
  await setRole(anAdmin(db), { email, role: 'SUPPORT', reason: 'Joins the team' });
  expect(await promoted.ask()).toBe(403);
  expect(await accountOf(promoted.id)).toEqual({ role: 'SUPPORT', trainer: null });

  const left = await signedIn();
  await db.trainer.update({ where: { id: left.trainerId }, data: { leftAt: new Date() } });
  expect(await left.ask()).toBe(403);
});

test('a trainer changes their own availability, link and feed, and nobody else’s', async () => {
  const [mine, other] = [await aTrainer(db, 'a'), await aTrainer(db, 'b')];
  const student = await aStudent(db);
  await acceptInvitation(as(student), { token: await invite(mine.id) });
  const actor = { kind: 'trainer', userId: student.id, name: 'Ishita', trainerId: mine.id } as const;
  const ctx: Context = { db, actor, now: new Date() };
  const state = (id: string) => db.trainer.findUniqueOrThrow({ where: { id }, select: { updatedAt: true } });
  const windows = [{ weekday: 1, startMinute: 540, endMinute: 720 }];
  const seen = async (trainerId: string) => ({ trainerId, expected: (await state(trainerId)).updatedAt });
  await setAvailability(ctx, { ...(await seen(mine.id)), windows });
  expect(await db.trainerAvailability.count({ where: { trainerId: mine.id } })).toBe(1);
  const link = 'https://zoom.us/j/1';
  await setMeetingUrl(ctx, { ...(await seen(mine.id)), meetingUrl: link });
  await createFeed(ctx, { trainerId: mine.id });
  const [entry] = (await auditOf(db, mine.id)).filter(({ action }) => action === 'trainer.availability-set');
  expect(entry).toMatchObject({ actorKind: 'TRAINER', actorId: student.id });

  const theirs = await seen(other.id);
  const refused = { code: 'trainer.unknown' };
  await expect(setAvailability(ctx, { ...theirs, windows })).rejects.toMatchObject(refused);
  await expect(setMeetingUrl(ctx, { ...theirs, meetingUrl: link })).rejects.toMatchObject(refused);
  await expect(createFeed(ctx, { trainerId: other.id })).rejects.toMatchObject({ code: 'role_required' });
  expect(await db.trainerAvailability.count({ where: { trainerId: other.id } })).toBe(7);
});
