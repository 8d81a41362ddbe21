import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DbClient } from '@/server/core/db';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database/database';
import { allowLog } from '@/tests/support/strict-log';

allowLog(
  /Signature validation failed|Invalid signature|No x-inngest-signature provided|Maximum call stack size exceeded/,
);
allowLog(/^\{ method: '(GET|POST)' \}$/);

const registered: string[] = [];
/** What answers where Inngest would be. */
const inngest = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url?.startsWith('/fn/register')) registered.push(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"modified":true}');
  });
});
let call: (
  method: 'GET' | 'POST' | 'PUT',
  request?: { host?: string; query?: string; headers?: Record<string, string>; body?: BodyInit },
) => Promise<Response>;

let database: TestDatabase;
let db: DbClient;

beforeAll(async () => {
  database = await createTestDatabase();
  inngest.listen(0, '127.0.0.1');
  await once(inngest, 'listening');
  const address = inngest.address();
  const key = 'ab'.repeat(32);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    APP_URL: 'https://learn.example.com',
    INNGEST_BASE_URL: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    INNGEST_EVENT_KEY: key,
    INNGEST_SIGNING_KEY: key,
    INNGEST_SERVE_ORIGIN: 'http://app:3000/',
  });
  ({ db } = await import('@/server/core/db'));
  const route = await import('@/app/api/inngest/route');
  const { NextRequest } = await import('next/server');
  call = (method, { host = 'app:3000', query = '', headers = {}, body } = {}) =>
    route[method](
      new NextRequest(`http://127.0.0.1:3000/api/inngest${query}`, {
        method,
        headers: { host, ...headers },
        ...(body === undefined ? {} : { body, duplex: 'half' }),
      }),
      undefined,
    );
});
afterAll(async () => {
  inngest.close();
  await db.$disconnect();
  await database.drop();
});

/** As if the last registration were long ago. */
async function aSecondLater(): Promise<void> {
  await db.functionRegistration.updateMany({ data: { busyUntil: new Date(0) } });
  Object.assign(globalThis, { caravanSync: undefined });
}

const freshSignature = () => `t=${Math.floor(Date.now() / 1000)}&s=${'0'.repeat(64)}`;

test('Inngest gets the configured origin, no matter which known host asks for a registration', async () => {
  for (const host of ['app:3000', 'learn.example.com', 'localhost:3000', '127.0.0.1:3000']) {
    expect((await call('PUT', { host })).status).toBe(200);
    await aSecondLater();
  }
  const urls = registered.splice(0).map((text) => JSON.parse(text).url);
  expect(urls).toEqual(Array(4).fill('http://app:3000/api/inngest'));
});

test('nothing of a stranger becomes a part of what is registered', async () => {
  // With probe=trust in each function's address, the SDK would answer every call with an empty 200.
  const headers = { 'x-inngest-signature': freshSignature(), 'x-forwarded-host': 'stranger.example' };
  const body = JSON.stringify({ url: 'http://stranger.example/api/inngest' });
  const query = '?probe=trust&deployId=rubbish&fnId=x';
  await aSecondLater();
  expect((await call('PUT', { query })).status).toBe(200);
  await aSecondLater();
  expect((await call('PUT', { query, headers, body })).status).toBe(200);
  const told = registered.splice(0);
  expect(told).toHaveLength(2);
  for (const text of told) expect(text).not.toMatch(/stranger|probe=|rubbish/);
});

test('however many ask for a registration at once, Inngest is asked to register once', async () => {
  await aSecondLater();
  const asked = await Promise.all(Array.from({ length: 100 }, () => call('PUT')));
  expect(asked.every(({ status }) => status === 200)).toBe(true);
  expect(registered.splice(0)).toHaveLength(1);
});

test.each(['127.0.0.1:9911', 'stranger.example', 'app', ''])(
  'the host %s is foreign: refused, and nothing registered',
  async (host) => {
    for (const method of ['GET', 'POST', 'PUT'] as const)
      expect((await call(method, { host })).status).toBe(421);
    expect(registered).toEqual([]);
  },
);

/** A body that is made while it is read, without a length, and how much of it was read. */
function endless() {
  const read = { bytes: 0 };
  const body = new ReadableStream({
    pull(controller) {
      read.bytes += 64 * 1024;
      controller.enqueue(new Uint8Array(64 * 1024).fill(32));
    },
  });
  return { body, read };
}

test('a call without a fresh signature is refused before its body is read', async () => {
  const old = `t=${Math.floor(Date.now() / 1000) - 400}&s=${'0'.repeat(64)}`;
  for (const signature of [undefined, '', 'rubbish', old, `${freshSignature()}&s=1`]) {
    const { body, read } = endless();
    const headers: Record<string, string> =
      signature === undefined ? {} : { 'x-inngest-signature': signature };
    expect((await call('POST', { headers, body })).status).toBe(401);
    expect(read.bytes).toBeLessThanOrEqual(128 * 1024);
  }
});

test('a body without end is read as far as Inngest could mean it, and then refused', async () => {
  const headers = { 'x-inngest-signature': freshSignature() };
  for (const [method, most] of [
    ['POST', 5],
    ['PUT', 1],
  ] as const) {
    const { body, read } = endless();
    expect((await call(method, { headers, body })).status).toBe(413);
    expect(read.bytes).toBeLessThan(most * 1024 * 1024);
  }
});

test('4 MiB of steps, the most that Inngest sends, are read and verified', async () => {
  const headers = { 'x-inngest-signature': freshSignature() };
  const body = JSON.stringify({ ctx: {}, steps: { a: { data: 'x'.repeat(4 * 1024 * 1024) } } });
  expect((await call('POST', { headers, body })).status).toBe(401);
});

test.each(['', '{', 'null', '1', '"text"', '[]', '\u0000', '['.repeat(10_000), '{"a":'.repeat(10_000)])(
  'a body that is no JSON object is a bad request (%#)',
  async (body) => {
    const headers = { 'x-inngest-signature': freshSignature() };
    for (const method of ['POST', 'PUT'] as const)
      expect((await call(method, { headers, body })).status).toBe(400);
  },
);

test('a deep or wide body with a forged signature is unauthorized, like any other', async () => {
  const headers = { 'x-inngest-signature': freshSignature() };
  for (const body of [
    `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    '{"ctx":{"run_id":7}}',
    '{"__proto__":{}}',
  ]) {
    const response = await call('POST', { headers, query: '?fnId=__proto__&stepId=%00', body });
    expect(response.status).toBe(401);
  }
});

test('a stranger who asks with a query of rubbish is told nothing', async () => {
  for (const query of [
    '?fnId=%00',
    '?probe=x',
    '?probe=trust',
    '?stepId=__proto__',
    `?${'a=b&'.repeat(2000)}`,
  ])
    expect((await call('GET', { query })).status).toBe(401);
});
