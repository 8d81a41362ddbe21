import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { DbClient } from '@/server/core/db';
import { contract } from '@/server/process/stages/contract';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database/database';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/readiness\.lost/);

const healthToken = 'health-token-health-token-health-token';
const keyBytes = 'ab'.repeat(32);
const oldKeyBytes = 'cd'.repeat(32);
const hashed = (bytes: string) =>
  `signkey-prod-${createHash('sha256').update(Buffer.from(bytes, 'hex')).digest('hex')}`;

// Inngest's REST API over real HTTP, answering as it was recorded: a list of functions with their slugs.
const asked: IncomingMessage[] = [];
let answer: { status: number; body: unknown } = { status: 200, body: [] };
/** The only key that is accepted, as Inngest has it; any when empty. */
let accepted = '';
const inngest = createServer((request, response) => {
  asked.push(request);
  if (accepted && request.headers.authorization !== `Bearer ${accepted}`)
    return response.writeHead(401).end('{}');
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
});

let database: TestDatabase;
let db: DbClient;
let connectDb: typeof import('@/server/core/db').connectDb;
let findUnready: typeof import('@/server/operations/readiness/find-unready').findUnready;

const slugs = (ids: readonly string[]) => ids.map((id) => ({ id: `caravan-${id}` }));
const registerAll = () => {
  answer = { status: 200, body: slugs(contract.functionIds) };
};

beforeAll(async () => {
  await new Promise<void>((resolve) => inngest.listen(0, '127.0.0.1', resolve));
  const address = inngest.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  vi.stubEnv('INNGEST_BASE_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('INNGEST_SIGNING_KEY', `signkey-prod-${keyBytes}`);
  vi.stubEnv('INNGEST_SIGNING_KEY_FALLBACK', `signkey-prod-${oldKeyBytes}`);
  database = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('HEALTH_TOKEN', healthToken);
  ({ connectDb } = await import('@/server/core/db'));
  const { provideFunctions } = await import('@/server/process/deployment/served-functions');
  provideFunctions((await import('@/server/functions')).functions);
  ({ findUnready } = await import('@/server/operations/readiness/find-unready'));
  db = connectDb(database.url);
});
afterAll(async () => {
  await db.$disconnect();
  await (await import('@/server/core/db')).db.$disconnect();
  await database.drop();
  inngest.close();
});

test('migrated, and every function of the contract registered: ready', async () => {
  registerAll();
  expect(await findUnready(db)).toEqual([]);
});

test('Inngest Cloud wraps the list, and counts as well', async () => {
  answer = { status: 200, body: { data: slugs(contract.functionIds) } };
  expect(await findUnready(db)).toEqual([]);
});

test('Inngest is asked with the hashed key, past its cache', async () => {
  registerAll();
  await findUnready(db);
  expect(asked.at(-1)?.headers.authorization).toBe(`Bearer ${hashed(keyBytes)}`);
  expect(asked.at(-1)?.url).toMatch(/^\/v1\/apps\/caravan\/functions\?t=[\w-]+$/);
});

test('while the signing key is rotated, an Inngest that still has the old one is asked with it', async () => {
  registerAll();
  accepted = hashed(oldKeyBytes);
  expect(await findUnready(db)).toEqual([]);
  accepted = hashed('ef'.repeat(32));
  expect((await findUnready(db))[0]).toMatch(/answered 401/);
  accepted = '';
});

test('one function missing is named', async () => {
  answer = { status: 200, body: slugs(contract.functionIds.filter((id) => id !== 'allocate-trainer')) };
  expect(await findUnready(db)).toEqual(['functions are not registered with Inngest: allocate-trainer']);
});

test("another app's function of the same name does not count", async () => {
  answer = { status: 200, body: contract.functionIds.map((id) => ({ id: `other-${id}` })) };
  expect(await findUnready(db)).toHaveLength(1);
});

test('an app that Inngest has never heard of lacks every function', async () => {
  answer = { status: 404, body: { error: 'app not found' } };
  expect((await findUnready(db))[0]).toContain(contract.functionIds.join(', '));
});

test('an Inngest that refuses us is not taken for one that knows nothing', async () => {
  answer = { status: 401, body: { error: 'unauthorized' } };
  expect((await findUnready(db))[0]).toMatch(/^Inngest at .* answered 401/);
});

test('a database without migrations names the first of them', async () => {
  registerAll();
  const empty = await createTestDatabase({ migrated: false });
  const emptyDb = connectDb(empty.url);
  const reasons = await findUnready(emptyDb);
  await emptyDb.$disconnect();
  await empty.drop();
  expect(reasons).toEqual([expect.stringMatching(/^migrations are not applied: \d+_init, /)]);
});

test('a database that is away is said to be', async () => {
  registerAll();
  const away = connectDb('postgresql://me:hush@127.0.0.1:9/caravan');
  expect(await findUnready(away)).toEqual(['the database cannot be reached']);
  await away.$disconnect();
});

test('anybody learns whether the app is ready; why it is not, only staff and who has the token', async () => {
  answer = { status: 503, body: {} };
  const { GET } = await import('@/app/api/health/ready/route');
  const look = async (headers: Record<string, string> = {}) => {
    const response = await GET(new Request('http://localhost:3000/api/health/ready', { headers }));
    return { status: response.status, body: await response.json() };
  };
  const asStranger = { status: 503, body: { ready: false } };
  for (const authorization of ['', 'Bearer', 'Bearer undefined', `Bearer ${healthToken}x`, healthToken])
    expect(await look({ authorization })).toEqual(asStranger);
  expect(await look()).toEqual(asStranger);
  expect(await look({ cookie: 'caravan.session_token=rubbish' })).toEqual(asStranger);
  const { body } = await look({ authorization: `Bearer ${healthToken}` });
  expect(body.reasons.join()).toContain('Inngest');

  const before = asked.length;
  await Promise.all(Array.from({ length: 50 }, () => look()));
  expect(asked.length).toBeLessThanOrEqual(before + 2);
});
