import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { peerHeader } from '@/server/core/limits/peer-address';
import { cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';
import { turnOnTwoFactor } from '@/tests/support/two-factor';

process.env.GOOGLE_CLIENT_ID = 'client.apps.googleusercontent.com';
process.env.GOOGLE_CLIENT_SECRET = 'the-secret-of-the-client';
const app = await loadApp();
afterAll(app.close);
afterEach(() => void vi.unstubAllGlobals());
const { GET } = await import('@/app/api/auth/[...all]/route');

const password = 'correct horse battery';
let network = 0;
const anIp = () => `198.51.${Math.floor(++network / 250)}.${network % 250}`;
const anEmail = () => `${randomUUID()}@example.com`;

async function anAccount({ isVerified }: { isVerified: boolean }) {
  const email = anEmail();
  const made = await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, anIp());
  await app.db.user.update({ where: { email }, data: { emailVerified: isVerified } });
  return { email, cookie: cookieOf(made) };
}

const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
/** Google's token endpoint, which says that somebody with this address signed in there. */
function googleSays(claims: { sub: string; email: string; email_verified: boolean }) {
  const token = `${part({ alg: 'RS256' })}.${part({ name: 'Aarav', ...claims })}.x`;
  vi.stubGlobal('fetch', async (input: RequestInfo | URL) => {
    expect(String(input instanceof Request ? input.url : input)).toBe('https://oauth2.googleapis.com/token');
    return Response.json({ access_token: 'a', id_token: token, token_type: 'Bearer', expires_in: 60 });
  });
}
/** Signs in with Google as its button does. Returns where it leads, and who is signed in then. */
async function signIn({ stateOf }: { stateOf?: (state: string) => string } = {}) {
  const begun = await postAuth(
    app,
    '/sign-in/social',
    { provider: 'google', callbackURL: '/purchases', errorCallbackURL: '/sign-in', disableRedirect: true },
    anIp(),
  );
  expect(begun.status).toBe(200);
  const state = new URL((await begun.json()).url).searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code: 'a-code', state: stateOf?.(state) ?? state });
  const back = await GET(
    new Request(`http://localhost:3000/api/auth/callback/google?${query}`, {
      headers: { [peerHeader]: anIp(), cookie: cookieOf(begun) },
    }),
  );
  const me = await getProcedure(app, 'account.me', undefined, { cookie: cookieOf(back) });
  return { leadsTo: back.headers.get('location') ?? '', me: (await me.json()).result.data.json };
}

test('somebody new gets an account with a confirmed address, and the same one the next time', async () => {
  const [sub, email] = [randomUUID(), anEmail()];
  googleSays({ sub, email, email_verified: true });
  const first = await signIn();
  expect(first).toMatchObject({ leadsTo: '/purchases', me: { email, role: 'STUDENT', isVerified: true } });
  expect((await signIn()).me.id).toBe(first.me.id);
});

test('a Google account opens the account of its address when both have verified it', async () => {
  const { email } = await anAccount({ isVerified: true });
  googleSays({ sub: randomUUID(), email, email_verified: true });
  expect((await signIn()).me).toMatchObject({ email });
});

test.each([
  ['Google', { isVerified: true }, false],
  ['Caravan', { isVerified: false }, true],
] as const)('and opens nothing when %s has not verified it', async (_, account, email_verified) => {
  const { email } = await anAccount(account);
  googleSays({ sub: randomUUID(), email, email_verified });
  const { leadsTo, me } = await signIn();
  expect(me).toBeNull();
  expect(leadsTo).toContain('error=account_not_linked');
  expect(await app.db.authAccount.count({ where: { user: { email }, providerId: 'google' } })).toBe(0);
});

test('it goes around no second factor', async () => {
  const { email, cookie } = await anAccount({ isVerified: true });
  await turnOnTwoFactor(app, { cookie, password, ip: anIp() });
  googleSays({ sub: randomUUID(), email, email_verified: true });
  const { leadsTo, me } = await signIn();
  expect(me).toBeNull();
  expect(leadsTo).toContain('/sign-in?error=two_factor');
});

test('an answer that nobody asked for opens nothing', async () => {
  googleSays({ sub: randomUUID(), email: anEmail(), email_verified: true });
  expect((await signIn({ stateOf: () => 'made-up' })).me).toBeNull();
});
