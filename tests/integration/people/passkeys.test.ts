import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { peerHeader } from '@/server/core/limits/peer-address';
import { accountMailTo, cookieOf, getProcedure, loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);
afterEach(() => void vi.useRealTimers());
const { GET } = await import('@/app/api/auth/[...all]/route');

const password = 'correct horse battery';
let network = 0;
const anIp = () => `198.51.${Math.floor(++network / 250)}.${network % 250}`;

async function anAccount() {
  const email = `${randomUUID()}@example.com`;
  const made = await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, anIp());
  const { id } = await app.db.user.findUniqueOrThrow({ where: { email } });
  return { id, email, cookie: cookieOf(made) };
}
const get = (path: string, cookie = '') =>
  GET(
    new Request(`http://localhost:3000/api/auth${path}`, {
      headers: { [peerHeader]: anIp(), ...(cookie && { cookie }) },
    }),
  );
const register = (cookie: string) => get('/passkey/generate-register-options', cookie);
const aPasskey = (userId: string) =>
  app.db.authPasskey.create({
    data: {
      ...{ userId, name: 'Phone', publicKey: 'pQECAyYgASFYIA', credentialID: randomUUID(), counter: 0 },
      ...{ deviceType: 'singleDevice', backedUp: false },
    },
  });
const remove = (cookie: string, id: string) =>
  postAuth(app, '/passkey/delete-passkey', { id }, anIp(), cookie);
/** What a device would answer, with a signature that nobody made. */
const forged = (id: string) => ({
  response: {
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
    response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
  },
});

describe('adding and removing', () => {
  test('takes a session that was confirmed within ten minutes, so that a stolen one cannot stay', async () => {
    const { id, cookie } = await anAccount();
    const { id: passkeyId } = await aPasskey(id);
    expect((await register(cookie)).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    for (const answer of [await register(cookie), await remove(cookie, passkeyId)])
      expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'STEP_UP_REQUIRED' }]);
    await postAuth(app, '/verify-password', { password }, anIp(), cookie);
    expect((await register(cookie)).status).toBe(200);
    expect((await remove(cookie, passkeyId)).status).toBe(200);
  });

  test('asks the device to check its holder, for the host of this installation', async () => {
    const { cookie } = await anAccount();
    expect(await (await register(cookie)).json()).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });

  test('is refused for a visitor, for the passkey of another person, and for a made-up answer', async () => {
    const [mine, other] = [await anAccount(), await anAccount()];
    const { id } = await aPasskey(other.id);
    expect((await register('')).status).toBe(401);
    expect((await remove(mine.cookie, id)).status).toBe(401);
    expect(await app.db.authPasskey.count({ where: { id } })).toBe(1);
    const challenge = cookieOf(await register(mine.cookie));
    const answer = { name: 'Phone', ...forged('made-up') };
    for (const cookie of [mine.cookie, `${other.cookie}; ${challenge}`, `${mine.cookie}; ${challenge}`])
      expect([400, 401]).toContain(
        (await postAuth(app, '/passkey/verify-registration', answer, anIp(), cookie)).status,
      );
    expect(await app.db.authPasskey.count({ where: { userId: { in: [mine.id, other.id] } } })).toBe(1);
  });

  test('tells the owner, who sees names and no keys', async () => {
    const { id, email, cookie } = await anAccount();
    const { id: passkeyId } = await aPasskey(id);
    const seen = await getProcedure(app, 'account.passkeys', undefined, { cookie });
    const listed = (await seen.json()).result.data.json;
    expect(listed).toEqual([{ id: passkeyId, name: 'Phone', createdAt: expect.anything() }]);
    for (const path of ['/passkey/list-user-passkeys', '/list-sessions'])
      expect((await get(path, cookie)).status).toBe(404);
    expect((await remove(cookie, passkeyId)).status).toBe(200);
    await accountMailTo(app, 'passkey-removed', email);
  });
});

describe('signing in', () => {
  const signIn = (cookie: string, id: string, ip = anIp()) =>
    postAuth(app, '/passkey/verify-authentication', forged(id), ip, cookie);
  const challenge = async () => cookieOf(await get('/passkey/generate-authenticate-options'));

  test('takes a challenge of ours, once, and a signature of the key', async () => {
    const { id } = await anAccount();
    const { credentialID } = await aPasskey(id);
    expect((await signIn('', credentialID)).status).toBe(400);
    const cookie = await challenge();
    for (let time = 0; time < 2; time++) expect((await signIn(cookie, credentialID)).status).not.toBe(200);
    expect((await signIn(cookie, credentialID)).status).toBe(400);
    expect(await app.db.authSession.count({ where: { userId: id } })).toBe(1);
  });

  test('names nobody’s passkeys to a visitor', async () => {
    await aPasskey((await anAccount()).id);
    const options = await (await get('/passkey/generate-authenticate-options')).json();
    expect(options.allowCredentials ?? []).toEqual([]);
  });

  test('guessing from one network stops', async () => {
    const ip = anIp();
    const answers = await Promise.all(Array.from({ length: 65 }, () => signIn('', randomUUID(), ip)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
  });
});
