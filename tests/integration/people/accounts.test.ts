import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { peerHeader } from '@/server/core/limits/peer-address';
import { cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/Failed to create user|Unique constraint failed/);

const app = await loadApp();
afterAll(app.close);
afterEach(() => void vi.useRealTimers());
const { createFeed } = await import('@/server/fulfillment/calendar/create-feed');
const { readFeed } = await import('@/server/fulfillment/calendar/read-feed');

const password = 'correct horse battery';
const anEmail = () => `${randomUUID()}@example.com`;
const anIp = () => `198.51.100.${Math.floor(Math.random() * 250) + 1}`;

const signUp = (body: object) =>
  postAuth(app, '/sign-up/email', { name: 'Aarav', password, ...body }, anIp());
const signIn = (email: string, withPassword = password, ip = anIp()) =>
  postAuth(app, '/sign-in/email', { email, password: withPassword }, ip);
const userOf = (email: string) => app.db.user.findUnique({ where: { email } });

describe('signing up', () => {
  test('makes a student who is signed in, with a hashed password and their zone', async () => {
    const email = anEmail();
    const response = await signUp({ email, zone: 'Asia/Kolkata' });
    expect(response.status).toBe(200);
    const me = await getProcedure(app, 'account.me', undefined, { cookie: cookieOf(response) });
    expect((await me.json()).result.data.json).toMatchObject({
      email,
      role: 'STUDENT',
      zone: 'Asia/Kolkata',
    });
    const account = await app.db.authAccount.findFirstOrThrow({ where: { user: { email } } });
    expect(account.password).not.toContain(password);
  });

  test.each([{ role: 'ADMIN' }, { role: ['ADMIN'] }])('is refused when it asks for %j', async (extra) => {
    const email = anEmail();
    expect((await signUp({ email, ...extra })).status).toBe(400);
    expect(await userOf(email)).toBeNull();
  });

  test('makes nothing of an id, a ban or a verified address in its input', async () => {
    const email = anEmail();
    expect((await signUp({ email, id: 'mine', banned: true, emailVerified: true })).status).toBe(200);
    const user = await userOf(email);
    expect(user).toMatchObject({ role: 'STUDENT', banned: false, emailVerified: false });
    expect(user?.id).not.toBe('mine');
  });

  test.each(['STUDENT', 'SUPPORT', 'ADMIN'] as const)(
    'and afterwards a %s changes their name, but no role by any endpoint of Better Auth',
    async (role) => {
      const email = anEmail();
      const cookie = cookieOf(await signUp({ email }));
      const { id: userId } = await app.db.user.update({
        where: { email },
        data: { role, emailVerified: true },
      });
      const post = async (path: string, body: object) =>
        (await postAuth(app, path, body, anIp(), cookie)).status;
      expect(await post('/update-user', { name: 'Aarav Sharma' })).toBe(200);
      expect(await post('/update-user', { role: 'ADMIN' })).toBe(400);
      expect(await post('/admin/set-role', { userId, role: 'ADMIN' })).toBe(403);
      expect(await userOf(email)).toMatchObject({ name: 'Aarav Sharma', role });
    },
  );

  test.each([
    ['a short password', { password: 'ninechars' }],
    ['no name', { name: '  ' }],
    ['a name without end', { name: 'x'.repeat(81) }],
    ['a zone that does not exist', { zone: 'Mars/Olympus' }],
    ['half an address', { email: 'aarav@' }],
  ])('is refused with %s', async (_, wrong) => {
    const email = anEmail();
    const response = await signUp({ email, ...wrong });
    expect(response.status).toBe(400);
    expect(await userOf(email)).toBeNull();
  });

  test('twice with one address, in any case, makes one account', async () => {
    const email = anEmail();
    await Promise.all([signUp({ email }), signUp({ email: email.toUpperCase() }), signUp({ email })]);
    expect(await app.db.user.count({ where: { email: { equals: email, mode: 'insensitive' } } })).toBe(1);
  });
});

describe('signing in', () => {
  test('ends with signing out: the cookie is worth nothing after', async () => {
    const email = anEmail();
    await signUp({ email });
    const cookie = cookieOf(await signIn(email));
    expect(await app.db.authSession.count({ where: { user: { email } } })).toBe(2);
    const request = new Request('http://localhost:3000/api/auth/sign-out', {
      method: 'POST',
      headers: {
        cookie,
        origin: 'http://localhost:3000',
        'content-type': 'application/json',
        'content-length': '2',
      },
      body: '{}',
    });
    expect((await app.authenticate(request)).status).toBe(200);
    const me = await getProcedure(app, 'account.me', undefined, { cookie });
    expect((await me.json()).result.data.json).toBeNull();
  });

  test('a role taken away counts at once', async () => {
    const email = anEmail();
    const cookie = cookieOf(await signUp({ email }));
    const role = async () =>
      (await (await getProcedure(app, 'account.me', undefined, { cookie })).json()).result.data.json.role;
    await app.db.user.update({ where: { email }, data: { role: 'ADMIN', emailVerified: true } });
    expect(await role()).toBe('ADMIN');
    await app.db.user.update({ where: { email }, data: { role: 'STUDENT' } });
    expect(await role()).toBe('STUDENT');
  });

  test('to a closed account is refused', async () => {
    const email = anEmail();
    await signUp({ email });
    await app.db.user.update({ where: { email }, data: { banned: true } });
    expect((await signIn(email)).status).toBe(403);
  });

  test('closing an account ends its sessions and its calendar feed at once, also by plain SQL', async () => {
    const email = anEmail();
    const cookie = cookieOf(await signUp({ email }));
    const made = await getProcedure(app, 'account.me', undefined, { cookie });
    const { id: userId } = (await made.json()).result.data.json;
    const ctx = { db: app.db, now: new Date(), actor: { kind: 'student', userId, name: 'Aarav' } as const };
    const { url } = await createFeed(ctx);
    const token = new URL(url).pathname.replace(/.*\/|\.ics$/g, '');
    expect(await readFeed(ctx, { token })).toContain('BEGIN:VCALENDAR');

    await app.db.$executeRaw`UPDATE "User" SET banned = true WHERE id = ${userId}`;
    const me = await getProcedure(app, 'account.me', undefined, { cookie });
    expect((await me.json()).result.data.json).toBeNull();
    expect(await app.db.authSession.count({ where: { userId } })).toBe(0);
    expect(await readFeed(ctx, { token })).toBeNull();
  });

  test('what a request under way made for a closed account is refused until the ban ends', async () => {
    const email = anEmail();
    const cookie = cookieOf(await signUp({ email }));
    const { id: userId } = await app.db.user.findUniqueOrThrow({ where: { email } });
    const session = await app.db.authSession.findFirstOrThrow({ where: { userId } });
    const banExpires = new Date(Date.now() + 3_600_000);
    await app.db.user.update({ where: { id: userId }, data: { banned: true, banExpires } });
    await app.db.authSession.create({ data: session });
    const ctx = { db: app.db, now: new Date(), actor: { kind: 'student', userId, name: 'Aarav' } as const };
    const { url } = await createFeed(ctx);
    const token = new URL(url).pathname.replace(/.*\/|\.ics$/g, '');
    const sees = async () =>
      (await (await getProcedure(app, 'account.me', undefined, { cookie })).json()).result.data.json;
    expect(await sees()).toBeNull();
    expect(await readFeed(ctx, { token })).toBeNull();
    await app.db.user.update({ where: { id: userId }, data: { banExpires: new Date(Date.now() - 1) } });
    expect(await sees()).toMatchObject({ email });
    expect(await readFeed({ ...ctx, now: new Date() }, { token })).toContain('BEGIN:VCALENDAR');
  });
});

describe('guessing passwords', () => {
  const wrong = 'wrong wrong wrong';
  const guess = (email: string, ip: string) => signIn(email, wrong, ip);
  const answer = async (response: Response) => `${response.status} ${await response.text()}`;
  /** How many were guesses, or would have been, had the database of a busy machine answered in time. */
  async function uncountedOf(answers: Response[]): Promise<number> {
    const bodies = await Promise.all(answers.map((answer) => answer.clone().text()));
    return answers.filter(({ status }, at) => status === 401 || bodies[at]?.includes('Many people')).length;
  }
  let network = 0;
  /** Another network each time. */
  const aNetwork = () => `203.0.${113 + Math.floor(++network / 250)}.${network % 250}`;

  test('from one network stops after ten for an account, with the time to wait, and nobody else is locked out', async () => {
    const email = anEmail();
    await signUp({ email });
    const ip = aNetwork();
    for (let i = 0; i < 10; i++) expect((await guess(email, ip)).status).toBe(401);
    const refused = await guess(email, ip);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(await refused.json()).toMatchObject({
      code: 'RATE_LIMITED',
      message: 'Too many sign-in attempts in a short time. Try again in 15 minutes.',
    });
    expect((await signIn(email, password, ip)).status).toBe(429);
    expect((await signIn(email, password, aNetwork())).status).toBe(200);
  });

  test('an IPv6 /64 is one network', async () => {
    const email = anEmail();
    await signUp({ email });
    const statuses = [];
    for (let i = 0; i < 12; i++) statuses.push((await guess(email, `2001:db8:1:2::${i}`)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await guess(email, '2001:db8:1:3::1')).status).toBe(401);
  });

  test('from many networks at once gets twenty guesses, then one at a time, and the owner signs in where they did before', async () => {
    const email = anEmail();
    const device = cookieOf(await signUp({ email }));
    // However long forty of them take: no time passes in which one more would be due.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess(email, aNetwork())));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(21);
    expect(await uncountedOf(answers)).toBeGreaterThanOrEqual(21);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(19);
    vi.useRealTimers();
    const owner = await postAuth(app, '/sign-in/email', { email, password }, aNetwork(), device);
    expect(owner.status).toBe(200);
  });

  test('the owner signs in on a known device even from an attacking network', async () => {
    const email = anEmail();
    const device = cookieOf(await signUp({ email }));
    const ip = aNetwork();
    for (let i = 0; i < 12; i++) await guess(email, ip);
    expect((await signIn(email, password, ip)).status).toBe(429);
    expect((await postAuth(app, '/sign-in/email', { email, password }, ip, device)).status).toBe(200);
  });

  test('on a stolen device stops after ten, and that cookie is worth nothing for another account', async () => {
    const [email, other] = [anEmail(), anEmail()];
    const device = cookieOf(await signUp({ email }));
    await signUp({ email: other });
    const statuses = [];
    for (let i = 0; i < 12; i++) {
      const response = await postAuth(app, '/sign-in/email', { email, password: wrong }, aNetwork(), device);
      statuses.push(response.status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const ip = aNetwork();
    for (let i = 0; i < 10; i++) await guess(other, ip);
    const tried = await postAuth(app, '/sign-in/email', { email: other, password }, ip, device);
    expect(tried.status).toBe(429);
  });

  test('of many accounts from one network stops', async () => {
    const ip = aNetwork();
    const answers = await Promise.all(Array.from({ length: 65 }, () => guess(anEmail(), ip)));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(60);
    expect(await uncountedOf(answers)).toBeGreaterThanOrEqual(60);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
  });

  test('all at once gets no more guesses than one after the other', async () => {
    const email = anEmail();
    await signUp({ email });
    const ip = aNetwork();
    const answers = await Promise.all(Array.from({ length: 25 }, () => guess(email, ip)));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    expect(await uncountedOf(answers)).toBeGreaterThanOrEqual(10);
  });

  test('answers the same whether the account exists or not, before and after it is refused', async () => {
    const [known, unknown] = [anEmail(), anEmail()];
    await signUp({ email: known });
    const [one, two] = [aNetwork(), aNetwork()];
    for (let i = 0; i < 12; i++) {
      expect(await answer(await guess(known, one))).toBe(await answer(await guess(unknown, two)));
    }
  });

  test('is forgiven when the right person signs in', async () => {
    const email = anEmail();
    await signUp({ email });
    const ip = aNetwork();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await guess(email, ip);
      expect((await signIn(email, password, ip)).status).toBe(200);
    }
  });

  test('with a forged X-Forwarded-For changes nothing: no proxy is trusted here', async () => {
    const email = anEmail();
    await signUp({ email });
    const ip = aNetwork();
    const statuses = [];
    for (let i = 0; i < 11; i++) {
      const text = JSON.stringify({ email, password: wrong });
      const request = new Request('http://localhost:3000/api/auth/sign-in/email', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': String(text.length),
          origin: 'http://localhost:3000',
          [peerHeader]: ip,
          'x-forwarded-for': `198.18.0.${i}`,
        },
        body: text,
      });
      statuses.push((await app.authenticate(request)).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  test('two hundred at once are answered: with a verdict, or asked to come back', async () => {
    const email = anEmail();
    const device = cookieOf(await signUp({ email }));
    const answers = await Promise.all(Array.from({ length: 200 }, () => guess(anEmail(), aNetwork())));
    expect(await uncountedOf(answers)).toBeGreaterThanOrEqual(100);
    for (const response of answers.filter(({ status }) => status !== 401 && status !== 429)) {
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('5');
      expect(await response.json()).toMatchObject({ code: 'BUSY' });
    }
    expect((await postAuth(app, '/sign-in/email', { email, password }, aNetwork(), device)).status).toBe(200);
  });
});

describe('changing the password', () => {
  const change = (cookie: string, currentPassword: string, more: object = {}) =>
    postAuth(
      app,
      '/change-password',
      { currentPassword, newPassword: 'another battery horse', ...more },
      anIp(),
      cookie,
    );
  const isSignedIn = async (cookie: string) => {
    const me = await getProcedure(app, 'account.me', undefined, { cookie });
    return (await me.json()).result.data.json !== null;
  };

  test.each([{}, { revokeOtherSessions: false }])(
    'ends the other sessions when the client says %j',
    async (more) => {
      const email = anEmail();
      const stolen = cookieOf(await signUp({ email }));
      const own = cookieOf(await signIn(email));
      const changed = await change(own, password, more);
      expect(changed.status).toBe(200);
      expect(await isSignedIn(stolen)).toBe(false);
      expect(await isSignedIn(cookieOf(changed))).toBe(true);
      expect((await signIn(email, 'another battery horse')).status).toBe(200);
    },
  );

  test('cannot be tried again and again with a stolen session, from however many networks', async () => {
    const email = anEmail();
    const stolen = cookieOf(await signUp({ email }));
    const answers: number[] = [];
    for (let attempt = 0; attempt < 24; attempt++)
      answers.push((await change(stolen, `guess number ${attempt}`)).status);
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(400));
    expect(answers.slice(20)).toContain(429);
  });
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'http://example.com/me.png', 'https:'])(
  'an image at %s is refused',
  async (image) => {
    const cookie = cookieOf(await signUp({ email: anEmail() }));
    expect((await postAuth(app, '/update-user', { image }, anIp(), cookie)).status).toBe(400);
    expect(
      (await postAuth(app, '/update-user', { image: 'https://example.com/me.png' }, anIp(), cookie)).status,
    ).toBe(200);
  },
);
