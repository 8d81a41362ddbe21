import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { accountMailTo, cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';
import { codeOf } from '@/tests/support/authenticator';
import { turnOnTwoFactor } from '@/tests/support/two-factor';

const app = await loadApp();
afterAll(app.close);
afterEach(() => void vi.useRealTimers());
const { resetTwoFactor } = await import('@/server/people/team/reset-two-factor');
const { createContext } = await import('@/server/core/context');
const atTerminal = createContext({ kind: 'system', job: 'test' });

const password = 'correct horse battery';
let network = 0;
const anIp = () => `198.51.${Math.floor(++network / 250)}.${network % 250}`;
const later = (seconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });

async function anAccount() {
  const email = `${randomUUID()}@example.com`;
  const made = await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, anIp());
  return { email, cookie: cookieOf(made) };
}
/** An account whose app is set up. Codes of now are used up: `next` is the next one that works. */
async function withTwoFactor() {
  const account = await anAccount();
  const turnedOn = await turnOnTwoFactor(app, { cookie: account.cookie, password, ip: anIp() });
  return { ...account, ...turnedOn, old: account.cookie, next: () => codeOf(turnedOn.uri, { periods: 1 }) };
}
/** The first step, with a right password. Returns the cookie of its challenge. */
async function challenge(email: string) {
  const answer = await postAuth(app, '/sign-in/email', { email, password }, anIp());
  expect([answer.status, await answer.json()]).toMatchObject([200, { twoFactorRedirect: true }]);
  return cookieOf(answer);
}
const verify = (cookie: string, code: string, ip = anIp()) =>
  postAuth(app, '/two-factor/verify-totp', { code }, ip, cookie);
const recover = (cookie: string, code: string, ip = anIp()) =>
  postAuth(app, '/two-factor/verify-backup-code', { code }, ip, cookie);
const me = async (cookie: string) =>
  (await (await getProcedure(app, 'account.me', undefined, { cookie })).json()).result.data.json;

describe('turning it on', () => {
  test('takes the password and a first code, and tells the owner', async () => {
    const { email, cookie } = await anAccount();
    const enable = (word: string) => postAuth(app, '/two-factor/enable', { password: word }, anIp(), cookie);
    expect((await enable('wrong wrong wrong')).status).toBe(400);
    const { totpURI: uri } = await (await enable(password)).json();
    expect((await postAuth(app, '/sign-in/email', { email, password }, anIp())).status).toBe(200);
    expect((await verify(cookie, '000000')).status).toBe(401);
    expect(app.accountMails.filter(({ kind }) => kind === 'two-factor-on')).toEqual([]);
    const confirmed = await verify(cookie, codeOf(uri));
    expect(confirmed.status).toBe(200);
    expect(await me(cookieOf(confirmed))).toMatchObject({ email });
    await accountMailTo(app, 'two-factor-on', email);
    await challenge(email);
  });

  test('keeps neither the secret nor a recovery code that anyone could read, and shows them to nobody again', async () => {
    const { email, uri, recoveryCodes, cookie } = await withTwoFactor();
    expect(recoveryCodes).toHaveLength(10);
    const kept = JSON.stringify(await app.db.authTwoFactor.findFirstOrThrow({ where: { user: { email } } }));
    const secret = new URL(uri).searchParams.get('secret') ?? '';
    for (const word of [secret, ...recoveryCodes]) expect(kept).not.toContain(word);
    for (const path of ['/two-factor/get-totp-uri', '/two-factor/send-otp'])
      expect((await postAuth(app, path, { password }, anIp(), cookie)).status).toBe(404);
    const seen = await getProcedure(app, 'account.security', undefined, { cookie });
    expect((await seen.json()).result.data.json).toEqual({ hasPassword: true, recoveryCodesLeft: 10 });
  });

  test('nobody switches it on or off as a field of their profile', async () => {
    const { cookie } = await anAccount();
    for (const body of [{ twoFactorEnabled: true }, { hasTwoFactor: true }])
      expect((await postAuth(app, '/update-user', body, anIp(), cookie)).status).toBe(400);
  });
});

describe('signing in', () => {
  test('with the password alone opens nothing', async () => {
    const { email } = await withTwoFactor();
    expect(await me(await challenge(email))).toBeNull();
    expect(await app.db.authSession.count({ where: { user: { email } } })).toBe(1);
  });

  test('takes a code, and every code works once, also in two sign-ins at once', async () => {
    const { email, next } = await withTwoFactor();
    const [one, two] = [await challenge(email), await challenge(email)];
    const code = next();
    const answers = await Promise.all([verify(one, code), verify(two, code), verify(one, code)]);
    const opened = answers.filter(({ status }) => status === 200);
    expect(opened).toHaveLength(1);
    for (const answer of opened) expect(await me(cookieOf(answer))).toMatchObject({ email });
    expect((await verify(await challenge(email), code)).status).toBe(401);
  });

  test('is refused with a code of another account, an old code, and after ten minutes', async () => {
    const [mine, other] = [await withTwoFactor(), await withTwoFactor()];
    const cookie = await challenge(mine.email);
    expect((await verify(cookie, other.next())).status).toBe(401);
    expect((await verify(cookie, codeOf(mine.uri, { periods: -3 }))).status).toBe(401);
    later(601);
    const late = await verify(cookie, codeOf(mine.uri));
    expect([late.status, await late.json()]).toMatchObject([401, { code: 'INVALID_TWO_FACTOR_COOKIE' }]);
  });

  test('a challenge of one person opens no account of another', async () => {
    const [mine, other] = [await withTwoFactor(), await withTwoFactor()];
    const answer = await verify(await challenge(mine.email), mine.next());
    expect(await me(cookieOf(answer))).toMatchObject({ email: mine.email });
    const forged = (await challenge(other.email)).replace(/two_factor=[^;]+/, 'two_factor=2fa-guessed.x');
    expect((await verify(forged, other.next())).status).toBe(401);
  });

  test('codes are guessed five times for a password, and ten times in a row at most', async () => {
    const { email, next } = await withTwoFactor();
    const statuses: number[] = [];
    for (const start of [0, 100]) {
      const cookie = await challenge(email);
      for (let time = 0; time < 6; time++)
        statuses.push((await verify(cookie, String(100_000 + start + time))).status);
    }
    expect(statuses).toEqual([...Array(5).fill(401), 400, ...Array(5).fill(401), 429]);
    expect((await verify(await challenge(email), next())).status).toBe(429);
    later(901);
    expect((await verify(await challenge(email), next())).status).toBe(200);
  });

  test('no device is trusted to go without a code, whatever the client asks for', async () => {
    const { email, next } = await withTwoFactor();
    const answer = await postAuth(
      app,
      '/two-factor/verify-totp',
      { code: next(), trustDevice: true },
      anIp(),
      await challenge(email),
    );
    expect(answer.status).toBe(200);
    const again = await postAuth(app, '/sign-in/email', { email, password }, anIp(), cookieOf(answer));
    expect(await again.json()).toMatchObject({ twoFactorRedirect: true });
  });

  test('right passwords and codes are forgiven: the twelfth sign-in from one network works', async () => {
    const { email, recoveryCodes } = await withTwoFactor();
    const ip = anIp();
    for (const code of recoveryCodes) {
      const first = await postAuth(app, '/sign-in/email', { email, password }, ip);
      expect((await recover(cookieOf(first), code, ip)).status).toBe(200);
    }
    expect((await postAuth(app, '/sign-in/email', { email, password }, ip)).status).toBe(200);
  });
});

describe('a recovery code', () => {
  test('signs in once, also of several at once, and tells the owner', async () => {
    const { email, recoveryCodes } = await withTwoFactor();
    const [code = ''] = recoveryCodes;
    const cookies = [await challenge(email), await challenge(email), await challenge(email)];
    const answers = await Promise.all(cookies.map((cookie) => recover(cookie, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await accountMailTo(app, 'recovery-code-used', email);
    expect((await recover(await challenge(email), code)).status).toBe(401);
  });

  test('of another account is refused, and those that were replaced too', async () => {
    const [mine, other] = [await withTwoFactor(), await withTwoFactor()];
    expect((await recover(await challenge(mine.email), other.recoveryCodes[0] ?? '')).status).toBe(401);
    const replace = (word: string) =>
      postAuth(app, '/two-factor/generate-backup-codes', { password: word }, anIp(), mine.cookie);
    expect((await replace('wrong wrong wrong')).status).toBe(400);
    const replaced = await replace(password);
    const [fresh = ''] = (await replaced.json()).backupCodes;
    await accountMailTo(app, 'recovery-codes-replaced', mine.email);
    expect((await recover(await challenge(mine.email), mine.recoveryCodes[1] ?? '')).status).toBe(401);
    expect((await recover(await challenge(mine.email), fresh)).status).toBe(200);
  });
});

describe('turning it off', () => {
  test('takes the password, tells the owner, and leaves no secret', async () => {
    const { email, cookie } = await withTwoFactor();
    const disable = (word: string) =>
      postAuth(app, '/two-factor/disable', { password: word }, anIp(), cookie);
    expect((await disable('wrong wrong wrong')).status).toBe(400);
    expect((await disable(password)).status).toBe(200);
    await accountMailTo(app, 'two-factor-off', email);
    expect(await app.db.authTwoFactor.count({ where: { user: { email } } })).toBe(0);
    expect((await (await postAuth(app, '/sign-in/email', { email, password }, anIp())).json()).token).toEqual(
      expect.any(String),
    );
  });

  test('an operator does it for a lost phone: sessions end, the owner is told, and it is audited', async () => {
    const { email, cookie } = await withTwoFactor();
    const reset = () => resetTwoFactor(atTerminal, { email, reason: 'Lost the phone, called us' });
    expect(await reset()).toEqual({ changed: true });
    expect(await reset()).toEqual({ changed: false });
    expect(await me(cookie)).toBeNull();
    await accountMailTo(app, 'two-factor-off', email);
    const { id: subjectId } = await app.db.user.findUniqueOrThrow({ where: { email } });
    expect(await app.db.auditEntry.findMany({ where: { subjectId } })).toMatchObject([
      { action: 'user.two-factor-reset', reason: 'Lost the phone, called us' },
    ]);
  });

  test('a stolen session guesses neither the password nor a code for long', async () => {
    const { cookie } = await withTwoFactor();
    for (const guess of [
      () => postAuth(app, '/two-factor/disable', { password: randomUUID() }, anIp(), cookie),
      () => verify(cookie, String(Math.floor(Math.random() * 900_000) + 100_000)),
    ]) {
      const statuses: number[] = [];
      for (let time = 0; time < 24; time++) statuses.push((await guess()).status);
      expect(statuses).toContain(429);
    }
  });
});
