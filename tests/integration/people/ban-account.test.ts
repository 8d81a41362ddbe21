import { randomUUID } from 'node:crypto';
import { afterAll, expect, test, vi } from 'vitest';
import type { Role } from '@/prisma/generated/enums';
import { createClient } from '@/server/postgres/create-client';
import { cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);
const { runAdmin } = await import('@/server/cli/admin/run-admin');
const { banAccount } = await import('@/server/people/team/ban-account');
const { createFeed } = await import('@/server/fulfillment/calendar/create-feed');
const { readFeed } = await import('@/server/fulfillment/calendar/read-feed');
const { aPendingPurchase } = await import('@/tests/support/school/school');

const password = 'correct horse battery';
const ctx = () => ({ db: app.db, now: new Date(), actor: { kind: 'system', job: 'admin-cli' } as const });
const cli = (...words: string[]) => runAdmin(ctx(), words);

let networks = 0;
const aNetwork = () => `203.0.113.${++networks}`;

async function aPerson(role: Role = 'STUDENT') {
  const email = `${randomUUID()}@example.com`;
  const response = await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, aNetwork());
  const { id } = await app.db.user.update({ where: { email }, data: { role, emailVerified: true } });
  return { id, email, cookie: cookieOf(response) };
}
// One administrator has to stay.
const remaining = await aPerson('ADMIN');

const me = async (cookie: string) =>
  (await (await getProcedure(app, 'account.me', undefined, { cookie })).json()).result.data.json;
const signIn = (email: string) => postAuth(app, '/sign-in/email', { email, password }, aNetwork());

/** An open stream that ticked once; `over` is all that it said, once it has ended. */
async function watch(path: string, input: object | undefined, cookie: string) {
  const response = await getProcedure(app, path, input, { cookie });
  if (!response.body) throw new Error('no stream');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const over = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text;
      text += value;
    }
  })();
  await vi.waitFor(() => expect(text).toMatch(/^id: /m), { timeout: 60_000 });
  return { over };
}

test('a ban ends open streams, sessions and the feed at once, refuses to sign in, and is in the audit log', async () => {
  const student = await aPerson();
  const purchase = await aPendingPurchase(app.db, { studentId: student.id });
  const { url } = await createFeed({
    ...ctx(),
    actor: { kind: 'student', userId: student.id, name: 'Aarav' },
  });
  const token = new URL(url).pathname.replace(/.*\/|\.ics$/g, '');
  const { over } = await watch('live.purchase', { purchaseId: purchase.id }, student.cookie);

  expect(await cli('ban', student.email, '--reason', 'Chargebacks of three cards')).toEqual([
    `${student.email} is closed now: its sessions, its calendar feed and its open pages have ended.`,
  ]);
  expect(await over).toContain('sign_in_required');
  expect(await me(student.cookie)).toBeNull();
  expect(await readFeed(ctx(), { token })).toBeNull();
  const refused = await signIn(student.email);
  expect(refused.status).toBe(403);
  expect((await refused.json()).message).toContain('This account is closed');
  expect(await app.db.auditEntry.findMany({ where: { subjectId: student.id } })).toMatchObject([
    { action: 'user.banned', actorId: 'admin-cli', reason: 'Chargebacks of three cards' },
  ]);
  expect(await cli('ban', student.email.toUpperCase(), '--reason=again')).toEqual([
    `${student.email.toUpperCase()} is closed already.`,
  ]);
});

test("every stream of a closed member of staff ends, and nobody else's", async () => {
  const [support, other] = [await aPerson('SUPPORT'), await aPerson('SUPPORT')];
  const streams = await Promise.all(
    Array.from({ length: 5 }, () => watch('live.purchases', undefined, support.cookie)),
  );
  const theirs = await getProcedure(app, 'live.purchases', undefined, { cookie: other.cookie });
  await cli('ban', support.email, '--reason', 'Left the school');
  for (const { over } of streams) expect(await over).toContain('sign_in_required');
  expect(await me(other.cookie)).toMatchObject({ email: other.email });
  await theirs.body?.cancel();
  expect((await cli('list')).find((row) => row.includes(support.email))).toMatch(/ closed$/);
});

test('opened again, the owner signs in; what was ended stays ended', async () => {
  const student = await aPerson();
  await cli('ban', student.email, '--reason', 'By mistake');
  // What a request under way at that moment may leave behind.
  await app.db.authSession.create({
    data: { token: randomUUID(), userId: student.id, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  expect(await cli('unban', student.email, '--reason', 'Was a mistake')).toEqual([
    `${student.email} is open again: its owner signs in as before.`,
  ]);
  expect(await app.db.authSession.count({ where: { userId: student.id } })).toBe(0);
  expect((await signIn(student.email)).status).toBe(200);
  expect(await cli('unban', student.email, '--reason', 'Twice')).toEqual([
    `${student.email} is open already.`,
  ]);
  const actions = await app.db.auditEntry.findMany({
    where: { subjectId: student.id },
    orderBy: { at: 'asc' },
    select: { action: true },
  });
  expect(actions.map(({ action }) => action)).toEqual(['user.banned', 'user.unbanned']);
});

test('a ban for good after one that ran out ends what was opened meanwhile', async () => {
  const student = await aPerson();
  const past = new Date(Date.now() - 1000);
  await app.db.user.update({ where: { id: student.id }, data: { banned: true, banExpires: past } });
  expect(await me(student.cookie)).toMatchObject({ email: student.email });
  expect((await banAccount(ctx(), { email: student.email, reason: 'Again' })).changed).toBe(true);
  expect(await app.db.authSession.count({ where: { userId: student.id } })).toBe(0);
  expect(await me(student.cookie)).toBeNull();
});

test('the last administrator whose account is open cannot be closed, by the command or by SQL, nor lose the role', async () => {
  const closed = await aPerson('ADMIN');
  await cli('ban', closed.email, '--reason', 'Left the school');
  const refusal = { code: 'team.last-admin' };
  await expect(cli('ban', remaining.email, '--reason', 'A coup')).rejects.toMatchObject(refusal);
  await expect(cli('revoke', remaining.email)).rejects.toMatchObject(refusal);
  const admin = createClient(app.databaseUrl);
  await admin.connect();
  await expect(admin.query('UPDATE "User" SET banned = true WHERE id = $1', [remaining.id])).rejects.toThrow(
    'user_last_admin',
  );
  await expect(admin.query('DELETE FROM "User" WHERE id = $1', [remaining.id])).rejects.toThrow(
    'user_last_admin',
  );
  await admin.end();
  expect(await me(remaining.cookie)).toMatchObject({ role: 'ADMIN' });
});

test('two administrators who close each other at once: one stays open', async () => {
  const others = await app.db.user.findMany({ where: { role: 'ADMIN' } });
  const [a, b] = [await aPerson('ADMIN'), await aPerson('ADMIN')];
  for (const { email } of others) await cli('revoke', email);
  const outcomes = await Promise.allSettled([
    cli('ban', a.email, '--reason', 'A coup'),
    cli('ban', b.email, '--reason', 'A coup'),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await app.db.user.count({ where: { role: 'ADMIN', banned: false } })).toBe(1);
});

test.each([
  ['no reason', ['ban', 'a@example.com'], 'Say why.'],
  ['a reason of two letters', ['ban', 'a@example.com', '--reason=no'], 'Say in a few words why.'],
  ['no address', ['ban', 'nobody', '--reason=spam'], 'Write the email of an account.'],
  ['an address that nobody has', ['ban', 'nobody@example.com', '--reason=spam'], 'Nobody has an account'],
  ['the same for unban', ['unban', 'nobody@example.com', '--reason=spam'], 'Nobody has an account'],
])('is refused in words with %s', async (_, words, sentence) => {
  await expect(cli(...words)).rejects.toThrow(sentence);
});
