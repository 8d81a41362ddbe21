import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { accountMailTo, cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';
import { until } from '@/tests/support/until';

const app = await loadApp();
afterAll(app.close);
afterEach(() => void vi.useRealTimers());

const [password, newPassword] = ['correct horse battery', 'another battery horse'];
let network = 0;
/** Another network each time. */
const anIp = () => `198.51.${Math.floor(++network / 250)}.${network % 250}`;

async function anAccount() {
  const email = `${randomUUID()}@example.com`;
  const cookie = cookieOf(await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, anIp()));
  return { email, cookie };
}
const ask = (email: string, ip = anIp()) => postAuth(app, '/request-password-reset', { email }, ip);
const reset = (token: string, ip = anIp()) => postAuth(app, '/reset-password', { token, newPassword }, ip);
const signIn = async (email: string, word: string, ip = anIp()) =>
  (await postAuth(app, '/sign-in/email', { email, password: word }, ip)).status;
const answer = async (response: Response) =>
  `${response.status} ${await response.text()} ${response.headers.getSetCookie()}`;
const aToken = async (email: string) => {
  const before = app.accountMails.length;
  expect((await ask(email)).status).toBe(200);
  const mail = await until(() =>
    app.accountMails.slice(before).find((sent) => sent.kind === 'password-reset' && sent.email === email),
  );
  if (mail.kind !== 'password-reset') throw new Error('unreachable');
  return mail.token;
};

test('a lost password is replaced by the link of an email, once, and every session ends', async () => {
  const { email, cookie } = await anAccount();
  const token = await aToken(email.toUpperCase().toLowerCase());
  expect((await reset(token)).status).toBe(200);
  const me = await getProcedure(app, 'account.me', undefined, { cookie });
  expect((await me.json()).result.data.json).toBeNull();
  expect(await signIn(email, password)).toBe(401);
  expect(await signIn(email, newPassword)).toBe(200);
  expect(await accountMailTo(app, 'password-changed', email)).toMatchObject({ name: 'Aarav' });
  const again = await reset(token);
  expect(again.status).toBe(400);
  expect(await again.json()).toMatchObject({ code: 'INVALID_TOKEN' });
});

test('two who use one link at once: one sets the password', async () => {
  const { email } = await anAccount();
  const token = await aToken(email);
  const answers = await Promise.all([reset(token), reset(token), reset(token)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
});

test('a link works for an hour, and the other links of the account end with it', async () => {
  const { email } = await anAccount();
  const late = await aToken(email);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 });
  expect((await reset(late)).status).toBe(400);
  vi.useRealTimers();
  const [used, other] = [await aToken(email), await aToken(email)];
  expect((await reset(used)).status).toBe(200);
  expect((await reset(other)).status).toBe(400);
});

test('the link of one person changes no other account, and a guessed one none', async () => {
  const [one, other] = [await anAccount(), await anAccount()];
  const token = await aToken(one.email);
  expect((await reset(`${token.slice(0, -1)}!`)).status).toBe(400);
  expect((await reset(token)).status).toBe(200);
  expect(await signIn(other.email, newPassword)).toBe(401);
  expect(await signIn(other.email, password)).toBe(200);
});

test('the database keeps no token that could be used', async () => {
  const { email } = await anAccount();
  const token = await aToken(email);
  const kept = await app.db.authVerification.findMany({ select: { identifier: true, value: true } });
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain(token);
});

describe('asking for a link', () => {
  test('is answered the same whether the address has an account, is closed, or is unknown, however often', async () => {
    const [{ email }, closed] = [await anAccount(), await anAccount()];
    await app.db.user.update({ where: { email: closed.email }, data: { banned: true } });
    const unknown = `${randomUUID()}@example.com`;
    for (let time = 0; time < 7; time++) {
      const answers = await Promise.all(
        [email, closed.email, unknown].map(async (address) => answer(await ask(address))),
      );
      const status = time < 5 ? /^200 / : /^429 /;
      for (const said of answers) expect(said).toMatch(status);
      if (time < 5) expect(new Set(answers).size).toBe(1);
    }
    await until(() => app.accountMails.filter((mail) => mail.email === email).length >= 5);
    expect(app.accountMails.filter((mail) => mail.email === unknown)).toEqual([]);
  });

  test('is answered before anyone looks for the account', async () => {
    const { email } = await anAccount();
    const release = await holdUsers();
    const [known, unknown] = await Promise.all([ask(email), ask(`${randomUUID()}@example.com`)]);
    expect([known.status, unknown.status]).toEqual([200, 200]);
    const isReset = (mail: { kind: string; email: string }) =>
      mail.kind === 'password-reset' && mail.email === email;
    expect(app.accountMails.filter(isReset)).toEqual([]);
    await release();
    await accountMailTo(app, 'password-reset', email);
  });

  test.each([{}, { email: 'aarav@' }, { email: ['a@example.com'] }, { email: 'a\0@example.com' }])(
    'is refused with %j',
    async (body) => {
      expect((await postAuth(app, '/request-password-reset', body, anIp())).status).toBe(400);
    },
  );

  test('for many addresses from one network stops', async () => {
    const ip = anIp();
    const statuses: number[] = [];
    for (let time = 0; time < 125; time++)
      statuses.push((await ask(`${randomUUID()}@example.com`, ip)).status);
    expect(statuses.slice(0, 120)).toEqual(Array(120).fill(200));
    expect(statuses.slice(120)).toEqual(Array(5).fill(429));
  });
});

test('guessing tokens from one network stops', async () => {
  const ip = anIp();
  const answers = await Promise.all(Array.from({ length: 65 }, () => reset(randomUUID(), ip)));
  expect(answers.filter(({ status }) => status === 400).length).toBeLessThanOrEqual(60);
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
});

test('an owner who guessed too often signs in right after the reset', async () => {
  const { email } = await anAccount();
  const ip = anIp();
  for (let time = 0; time < 11; time++) await signIn(email, 'I have forgotten it', ip);
  expect(await signIn(email, password, ip)).toBe(429);
  expect((await reset(await aToken(email), ip)).status).toBe(200);
  expect(await signIn(email, newPassword, ip)).toBe(200);
});

/** Nobody can read the accounts until this is released. */
async function holdUsers() {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isHeld = () => {};
  const holding = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const done = app.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE "User" IN ACCESS EXCLUSIVE MODE`;
      isHeld();
      await held;
    },
    { timeout: 600_000 },
  );
  await holding;
  return async () => {
    release();
    await done;
  };
}
