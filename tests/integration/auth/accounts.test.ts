import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);

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
      const { id: userId } = await app.db.user.update({ where: { email }, data: { role } });
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
    await app.db.user.update({ where: { email }, data: { role: 'ADMIN' } });
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
});

describe('guessing passwords', () => {
  const guess = (email: string, ip: string) => signIn(email, 'wrong wrong wrong', ip);
  const answer = async (response: Response) => `${response.status} ${await response.text()}`;

  test('locks the address for everyone, the right password too', async () => {
    const email = anEmail();
    await signUp({ email });
    for (let i = 0; i < 10; i++) expect((await guess(email, anIp())).status).toBe(401);
    expect((await guess(email, anIp())).status).toBe(429);
    expect((await signIn(email)).status).toBe(429);
  });

  test('all at once gets no more guesses than one after the other', async () => {
    const email = anEmail();
    await signUp({ email });
    const answers = await Promise.all(Array.from({ length: 25 }, () => guess(email, anIp())));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  });

  test('answers the same whether the account exists or not, before and after the lock', async () => {
    const [known, unknown] = [anEmail(), anEmail()];
    await signUp({ email: known });
    for (let i = 0; i < 12; i++) {
      expect(await answer(await guess(known, anIp()))).toBe(await answer(await guess(unknown, anIp())));
    }
  });

  test('stops when the right person signs in, and after a while by itself', async () => {
    const { countAttempt } = await import('@/server/auth/sign-in-attempts');
    const email = anEmail();
    await signUp({ email });
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await guess(email, anIp());
      expect((await signIn(email)).status).toBe(200);
    }
    const start = new Date();
    const later = new Date(start.getTime() + 15 * 60_000);
    for (let i = 0; i < 10; i++) expect(await countAttempt(app.db, 'a', start)).toBe('allowed');
    expect(await countAttempt(app.db, 'a', start)).toBe('locked');
    expect(await countAttempt(app.db, 'a', later)).toBe('allowed');
  });
});
