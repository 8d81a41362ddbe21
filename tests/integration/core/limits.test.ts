import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NextRequest } from 'next/server';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { markPeers, peerHeader } from '@/server/core/limits/peer-address';
import { cookieOf, loadApp, postAuth } from '@/tests/support/app';
import { expectLog } from '@/tests/support/strict-log';

const app = await loadApp();
afterAll(app.close);
afterEach(() => void vi.useRealTimers());
const { limitClasses } = await import('@/server/core/limits/limit-classes');
const { spend } = await import('@/server/core/limits/spend');
const { connectLimiterStore, createWindowLimiter } = await import('@/server/core/limits/limiter-store');
const { removeExpiredLimits } = await import('@/server/core/limits/remove-expired-limits');

/** Another network each time. */
let made = 0;
const aNetwork = () => `192.0.${2 + Math.floor(++made / 250)}.${made % 250}`;

async function aSignedInUser(role: 'STUDENT' | 'ADMIN' = 'STUDENT') {
  const email = `${randomUUID()}@example.com`;
  const body = { name: 'Aarav', email, password: 'correct horse battery' };
  const response = await postAuth(app, '/sign-up/email', body, aNetwork());
  const { id } = await app.db.user.update({ where: { email }, data: { role, emailVerified: true } });
  return { id, cookie: cookieOf(response) };
}

const get = (path: string, headers: Record<string, string>) =>
  app.trpc(new Request(`http://localhost:3000/api/trpc/${path}`, { headers }));

/** Leaves this requester `left` of what a class allows. */
async function useUp(name: keyof typeof limitClasses, network: string, left = 0) {
  const { points } = limitClasses[name].perNetwork;
  await spend(name, { user: null, network }, points - left);
}

describe('over its limit', () => {
  test('a procedure answers 429 with Retry-After and says when to try again', async () => {
    const network = aNetwork();
    await useUp('search', network, 1);
    expect((await get('catalog.list', { [peerHeader]: network })).status).toBe(200);
    const refused = await get('catalog.list', { [peerHeader]: network });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { json } = (await refused.json()).error;
    expect(json.message).toMatch(/^Too many searches in a short time\. Try again in \d+ seconds?\.$/);
    expect(json.data).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      domain: { kind: 'RateLimited', code: 'rate_limited' },
    });
    expect((await get('catalog.list', { [peerHeader]: aNetwork() })).status).toBe(200);
  });

  test('each call of a batch counts, and all of it is refused', async () => {
    const network = aNetwork();
    await useUp('search', network, 2);
    const batch = `catalog.list,catalog.list,catalog.list?batch=1&input=${encodeURIComponent('{}')}`;
    const refused = await get(batch, { [peerHeader]: network });
    expect(refused.status).toBe(429);
    expect(await refused.json()).toHaveLength(3);
  });

  test('a person is counted wherever they are, and others are not', async () => {
    const [student, other] = [await aSignedInUser(), await aSignedInUser()];
    const path = `purchases.list`;
    await spend('read', { user: student.id, network: aNetwork() }, limitClasses.read.perUser.points);
    const asks = async (cookie: string) => (await get(path, { [peerHeader]: aNetwork(), cookie })).status;
    expect(await asks(student.cookie)).toBe(429);
    expect(await asks(other.cookie)).toBe(200);
  });

  test('many accounts of one network share its limit', async () => {
    const network = aNetwork();
    const { points } = limitClasses.checkout.perNetwork;
    const tries = await Promise.allSettled(
      Array.from({ length: points + 20 }, () => spend('checkout', { user: randomUUID(), network })),
    );
    expect(tries.filter(({ status }) => status === 'rejected')).toHaveLength(20);
  });

  test.each([
    ['the audit export', 'export', '@/app/api/export/audit/route', {}],
    ['a calendar file', 'download', '@/app/api/calendar/purchases/[purchaseId]/route', { purchaseId: 'x' }],
    ['a receipt', 'download', '@/app/api/receipts/[receiptId]/route', { receiptId: 'x' }],
    ['a calendar feed', 'calendarFeed', '@/app/api/calendar/feeds/[token]/route', { token: 'x.ics' }],
  ] as const)('%s answers 429 with Retry-After', async (_, name, route, params) => {
    const { cookie } = await aSignedInUser('ADMIN');
    const network = aNetwork();
    await useUp(name, network);
    const { GET } = await import(/* @vite-ignore */ route);
    const request = new Request('http://localhost:3000/', { headers: { cookie, [peerHeader]: network } });
    const response: Response = await GET(request, { params: Promise.resolve(params) });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.text()).toMatch(/^Too many .+ Try again in .+\.\n$/);
  });

  test.each([
    ['a page', '/', {}],
    ['a page with a query', '/purchases?page=2', {}],
    ['what a click asks for', '/courses/one', { rsc: '1' }],
    ['a form of the payment page', '/pay/one/settle', {}],
  ])('%s answers 429 with Retry-After and a page of plain words', async (_, path, extra) => {
    const network = aNetwork();
    await useUp('page', network, 1);
    const { proxy } = await import('@/proxy');
    const open = (from: string) =>
      proxy(
        new NextRequest(new URL(path, 'http://localhost:3000'), {
          headers: { host: 'localhost:3000', [peerHeader]: from, ...extra },
        }),
      );
    expect((await open(network)).status).toBe(200);
    const refused = await open(network);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(refused.headers.get('cache-control')).toBe('no-store');
    const text = await refused.text();
    expect(text).toMatch(
      /Too many pages in a short time\. Try again in \d+ seconds?\. Then reload this page\./,
    );
    expect(text).not.toContain('our mistake');
    expect((await open(aNetwork())).status).toBe(200);
  });

  test('one session opens 600 pages a minute from wherever it is, and a cookie of nobody frees nobody', async () => {
    const { refusePage } = await import('@/server/core/limits/refuse-page');
    const open = (cookie: string) => refusePage(new Headers({ cookie, [peerHeader]: aNetwork() }));
    const cookie = 'theme=dark; caravan.session_token=abc.def%3D';
    const answers = await Promise.all(Array.from({ length: 605 }, () => open(cookie)));
    expect(answers.filter((answer) => answer !== null)).toHaveLength(5);
    expect(await open('caravan.session_token=other')).toBeNull();
    const network = aNetwork();
    await useUp('page', network);
    const forged = new Headers({ cookie: 'caravan.session_token=new', [peerHeader]: network });
    expect((await refusePage(forged))?.status).toBe(429);
  });

  test('signing in and signing up answer 429 in their own shape', async () => {
    const network = aNetwork();
    await useUp('signUp', network);
    await useUp('signIn', network);
    for (const path of ['/sign-up/email', '/sign-in/email', '/change-password']) {
      const response = await postAuth(app, path, { email: 'a@example.com', password: 'x' }, network);
      expect(response.status).toBe(429);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ code: 'RATE_LIMITED' });
    }
  });
});

describe('streams', () => {
  const open = (cookie: string, network: string) =>
    get('live.purchases', { cookie, accept: 'text/event-stream', [peerHeader]: network });

  test('thirty of one person are open at once; the next is 429, until one ends', async () => {
    const { cookie } = await aSignedInUser('ADMIN');
    const network = aNetwork();
    const streams = await Promise.all(Array.from({ length: 30 }, () => open(cookie, network)));
    expect(streams.map(({ status }) => status)).toEqual(Array(30).fill(200));
    const refused = await open(cookie, network);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await refused.text()).toContain('Too many pages with live updates');
    await streams[0]?.body?.cancel();
    const next = await open(cookie, network);
    expect(next.status).toBe(200);
    await Promise.all([...streams.slice(1), next].map(({ body }) => body?.cancel()));
  });

  test('a thousand that are opened and left leave no place taken', async () => {
    const { cookie } = await aSignedInUser('ADMIN');
    for (let i = 0; i < 100; i++) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
      const streams = await Promise.all(Array.from({ length: 10 }, () => open(cookie, aNetwork())));
      expect(streams.map(({ status }) => status)).toEqual(Array(10).fill(200));
      await Promise.all(streams.map(({ body }) => body?.cancel()));
    }
  });

  test('one that is refused for its role takes no place', async () => {
    const { cookie } = await aSignedInUser();
    const network = aNetwork();
    for (let i = 0; i < 40; i++) await (await open(cookie, network)).text();
    expect((await open(cookie, network)).status).toBe(200);
  });
});

describe('the windows', () => {
  const limit = { points: 30, seconds: 60 };
  const store = connectLimiterStore(app.databaseUrl);

  test('are fixed: thirteen a minute are never refused, though there is no quiet minute', async () => {
    const limiter = createWindowLimiter(store, 'steady', limit);
    const left: number[] = [];
    for (let i = 0; i < 13 * 10; i++) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 0, 1) + i * (60_000 / 13) });
      left.push((await limiter.consume('a')).remainingPoints);
    }
    expect(Math.min(...left)).toBeGreaterThanOrEqual(30 - 14);
  });

  test('end to the millisecond, and the wait that is told is enough', async () => {
    const limiter = createWindowLimiter(store, 'edge', { points: 1, seconds: 60 });
    const at = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 0, 1) + ms });
    at(0);
    await limiter.consume('a');
    at(59_999);
    await expect(limiter.consume('a')).rejects.toMatchObject({ msBeforeNext: 1 });
    at(60_000);
    await limiter.consume('a');
  });

  test('are shared by all replicas, also of requests at once', async () => {
    const replicas = [1, 2, 3].map(() =>
      createWindowLimiter(connectLimiterStore(app.databaseUrl), 'shared', limit),
    );
    const tries = await Promise.allSettled(
      Array.from({ length: 99 }, (_, i) => replicas[i % 3]?.consume('a')),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
  });

  test('are counted by the process while the database is away', async () => {
    expectLog(/ECONNREFUSED.*limits are counted by this process/);
    const limiter = createWindowLimiter(
      connectLimiterStore('postgresql://nobody@127.0.0.1:9/none'),
      'away',
      limit,
    );
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => limiter.consume('a')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
  });

  test('leave no rows behind once they have ended, and a running one stays', async () => {
    const limiter = createWindowLimiter(store, 'rows', limit);
    await Promise.all(Array.from({ length: 200 }, (_, i) => limiter.consume(`old ${i}`)));
    const now = new Date(Date.now() + 61_000);
    vi.useFakeTimers({ toFake: ['Date'], now });
    await limiter.consume('new');
    vi.useRealTimers();
    const [once, twice] = await Promise.all([
      removeExpiredLimits({ db: app.db, now }),
      removeExpiredLimits({ db: app.db, now }),
    ]);
    expect(once.removed + twice.removed).toBeGreaterThanOrEqual(200);
    const left = await app.db.rateLimit.findMany({ where: { key: { startsWith: 'rows:' } } });
    expect(left.map(({ key }) => key)).toEqual(['rows:new']);
  });
});

test('the peer of a connection is read from its socket, whatever the client sends', async () => {
  markPeers();
  markPeers();
  const server = createServer(({ headers }, response) => response.end(headers[peerHeader]));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const headers = { 'x-forwarded-for': '1.2.3.4', [peerHeader]: '1.2.3.4' };
  const response = await fetch(`http://127.0.0.1:${port}`, { headers });
  expect(await response.text()).toMatch(/^(::ffff:)?127\.0\.0\.1$/);
  server.close();
});
