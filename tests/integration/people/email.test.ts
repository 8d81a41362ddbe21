import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { peerHeader } from '@/server/core/limits/peer-address';
import { accountMailTo, cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);
afterEach(() => void vi.useRealTimers());
const { GET } = await import('@/app/api/auth/[...all]/route');
const { correctEmail } = await import('@/server/people/accounts/correct-email');

const password = 'correct horse battery';
let network = 0;
const anIp = () => `198.51.${Math.floor(++network / 250)}.${network % 250}`;
const anEmail = () => `${randomUUID()}@example.com`;

async function anAccount(email = anEmail()) {
  const made = await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, anIp());
  expect(made.status).toBe(200);
  return { email, cookie: cookieOf(made) };
}
const verify = async (token: string, cookie = '') => {
  const url = `http://localhost:3000/api/auth/verify-email?token=${encodeURIComponent(token)}`;
  const response = await GET(
    new Request(url, { headers: { [peerHeader]: anIp(), ...(cookie && { cookie }) } }),
  );
  return response.status;
};
const stateOf = async (email: string) =>
  app.db.user.findUnique({ where: { email }, select: { id: true, email: true, emailVerified: true } });
const mailsTo = (email: string) => app.accountMails.filter((mail) => mail.email === email);
const sendAgain = (email: string, cookie: string) =>
  postAuth(app, '/send-verification-email', { email }, anIp(), cookie);
const changeTo = (newEmail: string, cookie: string) =>
  postAuth(app, '/change-email', { newEmail }, anIp(), cookie);

async function aVerified() {
  const account = await anAccount();
  const { token } = await accountMailTo(app, 'verify-email', account.email);
  expect(await verify(token)).toBe(200);
  return account;
}

describe('confirming an email', () => {
  test('works by the link of the mail that signing up sends, and again without harm', async () => {
    const { email, cookie } = await anAccount();
    expect(await stateOf(email)).toMatchObject({ emailVerified: false });
    const { token } = await accountMailTo(app, 'verify-email', email);
    expect(await verify(token)).toBe(200);
    expect(await stateOf(email)).toMatchObject({ emailVerified: true });
    expect(await verify(token)).toBe(200);
    const me = await getProcedure(app, 'account.me', undefined, { cookie });
    expect((await me.json()).result.data.json).toMatchObject({ isVerified: true });
  });

  test('is refused with a link that is a day old, changed, or of another account', async () => {
    const [one, other] = [await anAccount(), await anAccount()];
    const { token } = await accountMailTo(app, 'verify-email', one.email);
    expect(await verify(`${token.slice(0, -2)}xx`)).toBe(401);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 });
    expect(await verify(token)).toBe(401);
    vi.useRealTimers();
    // The address goes to another account meanwhile: its link confirms nothing there.
    await app.db.user.delete({ where: { email: one.email } });
    await app.db.user.update({ where: { email: other.email }, data: { email: one.email } });
    expect(await verify(token)).toBe(401);
    expect(await stateOf(one.email)).toMatchObject({ emailVerified: false });
  });

  test('is asked for again five times an hour, by nobody but the owner', async () => {
    const [{ email, cookie }, other] = [await anAccount(), await anAccount()];
    const statuses: number[] = [];
    for (let time = 0; time < 6; time++) statuses.push((await sendAgain(email, cookie)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await sendAgain(email, '')).status).toBe(401);
    expect((await sendAgain(email, other.cookie)).status).toBe(400);
    expect(mailsTo(email)).toHaveLength(6);
  });
});

describe('changing the email', () => {
  test('takes a yes at the present address, and then one at the new one', async () => {
    const [{ email, cookie }, newEmail] = [await aVerified(), anEmail()];
    expect((await changeTo(newEmail, cookie)).status).toBe(200);
    const first = await accountMailTo(app, 'confirm-change', email);
    expect(first).toMatchObject({ newEmail });
    expect(mailsTo(newEmail)).toEqual([]);
    expect(await verify(first.token)).toBe(200);
    expect(await stateOf(email)).toMatchObject({ emailVerified: true });
    const second = await accountMailTo(app, 'verify-email', newEmail);
    expect(await verify(second.token)).toBe(200);
    expect(await stateOf(newEmail)).toMatchObject({ emailVerified: true });
    expect(await stateOf(email)).toBeNull();
    expect(await verify(second.token)).toBe(401);
  });

  test('of an address that was never confirmed takes a yes at the new one, which is confirmed then', async () => {
    const [{ email, cookie }, newEmail] = [await anAccount(), anEmail()];
    expect((await changeTo(newEmail, cookie)).status).toBe(200);
    const { token } = await accountMailTo(app, 'verify-email', newEmail);
    expect(await verify(token, cookie)).toBe(200);
    expect(await stateOf(newEmail)).toMatchObject({ emailVerified: true });
    expect(await stateOf(email)).toBeNull();
  });

  test('by the link of another person changes nothing', async () => {
    const [{ email, cookie }, other] = [await aVerified(), await aVerified()];
    await changeTo(anEmail(), cookie);
    const { token } = await accountMailTo(app, 'confirm-change', email);
    expect(await verify(token, other.cookie)).toBe(401);
  });

  test('to an address with an account looks the same, and only its owner is told', async () => {
    const [asker, taken] = [await aVerified(), await aVerified()];
    const [free, used] = [await changeTo(anEmail(), asker.cookie), await changeTo(taken.email, asker.cookie)];
    expect([used.status, await used.json()]).toEqual([free.status, await free.json()]);
    const mail = await accountMailTo(app, 'confirm-change', asker.email);
    expect(mail.newEmail).toBe(taken.email);
    expect(await verify(mail.token)).toBe(200);
    await accountMailTo(app, 'email-taken', taken.email);
    expect(await stateOf(asker.email)).not.toBeNull();
  });
});

describe('signing up with an address that has an account', () => {
  test('tells its owner once a day, and a network ten times an hour at most', async () => {
    const [{ email }, ip] = [await anAccount(), anIp()];
    const tryTo = (address: string, name = 'Mallory') =>
      postAuth(app, '/sign-up/email', { name, email: address, password }, ip);
    const statuses: number[] = [];
    for (let time = 0; time < 11; time++) statuses.push((await tryTo(email)).status);
    expect(statuses).toEqual([...Array(10).fill(422), 429]);
    expect((await tryTo(anEmail())).status).toBe(429);
    expect(mailsTo(email).filter(({ kind }) => kind === 'email-taken')).toHaveLength(1);
  });
});

describe('an address corrected by staff', () => {
  const support = { kind: 'staff', userId: randomUUID(), name: 'Sam', role: 'SUPPORT' } as const;
  const as = (actor: typeof support) => ({ db: app.db, actor, now: new Date() });

  test('ends the sessions, voids links, is not verified, is audited, and the former address is told', async () => {
    const [{ email, cookie }, corrected] = [await aVerified(), anEmail()];
    await postAuth(app, '/request-password-reset', { email }, anIp());
    const { token } = await accountMailTo(app, 'password-reset', email);
    const id = (await stateOf(email))?.id ?? '';
    const input = { userId: id, email: corrected.toUpperCase(), reason: 'A typo, by phone' };
    expect(await correctEmail(as(support), input)).toEqual({ changed: true });
    expect(await correctEmail(as(support), input)).toEqual({ changed: false });
    expect(await stateOf(corrected)).toMatchObject({ id, emailVerified: false });
    const me = await getProcedure(app, 'account.me', undefined, { cookie });
    expect((await me.json()).result.data.json).toBeNull();
    const reset = await postAuth(app, '/reset-password', { token, newPassword: 'another battery' }, anIp());
    expect(reset.status).toBe(400);
    expect(await accountMailTo(app, 'email-corrected', email)).toMatchObject({ newEmail: corrected });
    expect(await app.db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
      { action: 'user.email-corrected', reason: 'A typo, by phone', data: { from: email, to: corrected } },
    ]);
  });

  test('is refused for a member of staff, an address in use, and an unknown account', async () => {
    const [one, other] = [await aVerified(), await aVerified()];
    const id = (await stateOf(one.email))?.id ?? '';
    const input = { userId: id, email: other.email, reason: 'A typo, by phone' };
    await expect(correctEmail(as(support), input)).rejects.toMatchObject({ code: 'email_taken' });
    await app.db.user.update({ where: { id }, data: { role: 'ADMIN' } });
    await expect(correctEmail(as(support), { ...input, email: anEmail() })).rejects.toMatchObject({
      code: 'user.is-staff',
    });
    await expect(correctEmail(as(support), { ...input, userId: randomUUID() })).rejects.toMatchObject({
      code: 'user.unknown',
    });
  });
});
