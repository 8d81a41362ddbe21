import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { cookieOf, loadApp, postAuth } from '@/tests/support/app';

const app = await loadApp();
afterAll(app.close);

const home = 'http://localhost:3000';
const password = 'correct horse battery';
const chunked = (...parts: string[]) =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });

const signUp = async () => {
  const email = `${randomUUID()}@example.com`;
  const response = await postAuth(app, '/sign-up/email', { name: 'Aarav', email, password }, '203.0.113.9');
  return { email, cookie: cookieOf(response) };
};

/** Sets the signed-in person's time zone: a mutation that leaves a trace. */
const setZone = (cookie: string, headers: Record<string, string>, body?: BodyInit) =>
  app.trpc(
    new Request(`${home}/api/trpc/account.setZone`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: body ?? JSON.stringify({ json: { zone: 'Asia/Kolkata' } }),
      duplex: 'half',
    } as RequestInit),
  );
const zoneOf = async (email: string) => (await app.db.user.findUniqueOrThrow({ where: { email } })).zone;

describe('a change by the API', () => {
  test.each([
    ['another site', { origin: 'https://stranger.example', 'sec-fetch-site': 'cross-site' }],
    ['another site, by an old browser', { origin: 'https://stranger.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another port of this host', { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-site' }],
    ['another name of this machine', { origin: 'http://127.0.0.1:3000' }],
  ])('is refused when it comes from %s, and says where Caravan is', async (_, headers) => {
    const { email, cookie } = await signUp();
    const response = await setZone(cookie, headers);
    expect(response.status).toBe(403);
    expect((await response.json()).error.json.message).toBe(`Open Caravan at ${home} and try again there.`);
    expect(await zoneOf(email)).toBeNull();
  });

  test.each(['stranger.example', '127.0.0.1:9911', 'localhost'])(
    'is refused for the host %s',
    async (host) => {
      const { email, cookie } = await signUp();
      const response = await setZone(cookie, { host, origin: home });
      expect(response.status).toBe(421);
      expect((await response.json()).error.json.message).toContain(`Open Caravan at ${home}`);
      expect(await zoneOf(email)).toBeNull();
    },
  );

  test('is carried out for the app itself, also when its length is not told', async () => {
    const { email, cookie } = await signUp();
    const ours = { host: 'localhost:3000', origin: home, 'sec-fetch-site': 'same-origin' };
    const response = await setZone(cookie, ours, chunked('{"json":{"zone":', '"Asia/Kolkata"}}'));
    expect(response.status).toBe(200);
    expect(await zoneOf(email)).toBe('Asia/Kolkata');
  });

  test('that goes on without end is read no further than allowed', async () => {
    const { cookie } = await signUp();
    let bytes = 0;
    const body = new ReadableStream({
      pull(controller) {
        bytes += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    expect((await setZone(cookie, {}, body)).status).toBe(413);
    expect(bytes).toBeLessThan(512 * 1024);
  });
});

describe('signing in', () => {
  const signIn = (headers: Record<string, string>, body: BodyInit) =>
    app.authenticate(
      new Request(`${home}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9', ...headers },
        body,
        duplex: 'half',
      } as RequestInit),
    );

  test('works with a body whose length is not told', async () => {
    const { email } = await signUp();
    const response = await signIn(
      { origin: home },
      chunked('{"email":"', `${email}","password":"${password}"}`),
    );
    expect(response.status).toBe(200);
  });

  test('at another address than APP_URL says which one to open', async () => {
    const { email } = await signUp();
    const body = JSON.stringify({ email, password });
    const elsewhere = {
      host: '127.0.0.1:3000',
      origin: 'http://127.0.0.1:3000',
      'sec-fetch-site': 'same-origin',
    };
    const response = await signIn(elsewhere, body);
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toEqual({
      code: 'FOREIGN_ORIGIN',
      message: `Open Caravan at ${home} and try again there.`,
    });
  });
});
