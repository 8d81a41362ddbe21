import { randomUUID } from 'node:crypto';
import type { InngestFunction } from 'inngest';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DbClient } from '@/server/core/db';
import type { Replica } from '@/server/process/deployment/report-replica';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database/database';
import { startRegisteringInngest } from '@/tests/support/inngest/registering-inngest';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/the functions are not registered with Inngest/);

// Against a server that behaves as `inngest start` does: it never asks an app that it knows, so the app has to tell it.

const signingKey = 'ab'.repeat(32);

let server: Awaited<ReturnType<typeof startRegisteringInngest>>;
let database: TestDatabase;
let db: DbClient;
let modules: Awaited<ReturnType<typeof load>>;

async function load() {
  return {
    ...(await import('@/server/process/registration/ensure-registered')),
    ...(await import('@/server/process/registration/find-registration-trouble')),
    ...(await import('@/server/process/deployment/served-functions')),
    ...(await import('@/server/functions')),
    ...(await import('@/server/process/inngest/client')),
    ...(await import('@/server/process/stages/contract')),
    ...(await import('@/server/core/db')),
  };
}

beforeAll(async () => {
  server = await startRegisteringInngest({ signingKey });
  database = await createTestDatabase();
  for (const [name, value] of Object.entries({
    DATABASE_URL: database.url,
    APP_URL: 'https://learn.example.com',
    INNGEST_SERVE_ORIGIN: 'http://127.0.0.1:3000',
    INNGEST_BASE_URL: server.url,
    INNGEST_EVENT_KEY: 'event-key',
    INNGEST_SIGNING_KEY: signingKey,
  }))
    vi.stubEnv(name, value);
  modules = await load();
  modules.provideFunctions(modules.functions);
  db = modules.db;
});
beforeEach(async () => {
  server.forget();
  server.setSigningKey(signingKey);
  server.registrations.length = 0;
  await db.functionRegistration.deleteMany();
  await db.appReplica.deleteMany();
});
afterAll(async () => {
  await server.stop();
  await db.$disconnect();
  await database.drop();
});

let built = Date.parse('2026-11-28T10:00:00Z');
const aNewerBuild = () => {
  built += 60_000;
  return new Date(built);
};
/** A replica of a build that is newer than those before. */
const aReplica = (builtAt = aNewerBuild()): Replica => ({
  id: randomUUID(),
  builtAt,
  isSuperseded: false,
  acceptedDifferences: '',
});

type Functions = InngestFunction.Any[];
const ensure = (replica: Replica, functions: Functions = modules.functions) =>
  modules.ensureRegistered(db, { replica, functions });
/** A second goes by, so that a registration may follow another. */
const aSecondLater = () => db.$executeRaw`UPDATE "FunctionRegistration" SET "busyUntil" = now()`;
/** A replica that ended half a minute ago, in whatever way. */
const endLongAgo = ({ id }: Replica) =>
  db.$executeRaw`UPDATE "AppReplica" SET "seenAt" = now() - interval '30 seconds' WHERE id = ${id}`;

const aFunction = (id: string, options: { event?: string; cron?: string; retries?: 3; limit?: number }) =>
  modules.inngest.createFunction(
    {
      id,
      triggers: [options.cron ? { cron: options.cron } : { event: options.event ?? 'demo/a' }],
      ...(options.retries ? { retries: options.retries } : {}),
      ...(options.limit ? { concurrency: { limit: options.limit } } : {}),
    },
    async () => undefined,
  );
const without = (id: string) => modules.functions.filter((fn) => fn.id() !== id);

test('an app that Inngest never heard of registers everything it serves, at the configured origin', async () => {
  expect(await ensure(aReplica())).toMatchObject({ state: 'registered' });
  expect(server.has()).toEqual(expect.arrayContaining([...modules.contract.functionIds]));
  expect(server.registrations.map(({ url }) => url)).toEqual(['http://127.0.0.1:3000/api/inngest']);
  expect(await modules.findRegistrationTrouble(db)).toEqual([]);
});

test('what is registered is left alone, however often it is looked at', async () => {
  const replica = aReplica();
  await ensure(replica);
  await aSecondLater();
  for (let look = 0; look < 3; look++) expect(await ensure(replica)).toMatchObject({ state: 'unchanged' });
  expect(server.registrations).toHaveLength(1);
});

test('an upgrade with a new function, a changed trigger, a changed cron or changed options registers them', async () => {
  const versions: Functions[] = [
    [aFunction('one', { event: 'demo/a' }), aFunction('two', { cron: '*/10 * * * *' })],
    [aFunction('one', { event: 'demo/b' }), aFunction('two', { cron: '*/10 * * * *' })],
    [aFunction('one', { event: 'demo/b' }), aFunction('two', { cron: '*/5 * * * *' })],
    [aFunction('one', { event: 'demo/b', retries: 3 }), aFunction('two', { cron: '*/5 * * * *' })],
    [aFunction('one', { event: 'demo/b', retries: 3, limit: 2 }), aFunction('two', { cron: '*/5 * * * *' })],
  ];
  for (const [index, version] of versions.entries()) {
    const replica = aReplica();
    expect([index, await ensure(replica, [...modules.functions, ...version])]).toMatchObject([
      index,
      { state: 'registered' },
    ]);
    await aSecondLater();
    expect(await ensure(replica, [...modules.functions, ...version])).toMatchObject({ state: 'unchanged' });
  }
  expect(server.get('one')).toMatchObject({
    triggers: [{ event: 'demo/b' }],
    steps: { step: { retries: { attempts: 3 } } },
    concurrency: { limit: 2 },
  });
  expect(server.get('two')?.triggers).toEqual([{ cron: '*/5 * * * *' }]);
});

test('a function that a version no longer has is archived, and stays away', async () => {
  await ensure(aReplica(), [...modules.functions, aFunction('gone-soon', {})]);
  expect(server.has()).toContain('gone-soon');
  await aSecondLater();
  const after = aReplica();
  expect(await ensure(after)).toMatchObject({ state: 'registered' });
  expect(server.has()).not.toContain('gone-soon');
  await aSecondLater();
  expect(await ensure(after)).toMatchObject({ state: 'unchanged' });
});

test('twelve replicas that begin at once register one at a time, and once', async () => {
  const builtAt = aNewerBuild();
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => ensure(aReplica(builtAt))));
  expect(outcomes.filter(({ state }) => state === 'registered')).toHaveLength(1);
  expect(outcomes.filter(({ state }) => state === 'failed')).toEqual([]);
  expect([server.registrations.length, server.mostAtOnce()]).toEqual([1, 1]);
});

test('while two versions live, only the newer one registers; after a return, the older one does again', async () => {
  const [older, newer] = [aReplica(), aReplica()];
  const newerFunctions = [
    ...without('wake-waiting'),
    aFunction('look-after-waiting', { event: 'capacity/changed' }),
  ];
  await ensure(older);
  await aSecondLater();
  expect(await ensure(newer, newerFunctions)).toMatchObject({ state: 'registered' });
  await aSecondLater();

  for (let look = 0; look < 3; look++) expect(await ensure(older)).toMatchObject({ state: 'superseded' });
  expect(server.has()).toContain('look-after-waiting');

  await endLongAgo(newer);
  expect(await ensure(older)).toMatchObject({ state: 'registered' });
  expect(server.has()).toContain('wake-waiting');
  expect(server.has()).not.toContain('look-after-waiting');
});

test('an older replica that registers at the very moment of an upgrade does not have the last word', async () => {
  const [older, newer] = [aReplica(), aReplica()];
  const newerFunctions = [...modules.functions, aFunction('new-one', {})];
  await Promise.all([ensure(older), ensure(newer, newerFunctions)]);
  await aSecondLater();
  await Promise.all([ensure(newer, newerFunctions), ensure(older)]);
  await aSecondLater();
  await Promise.all([ensure(older), ensure(newer, newerFunctions)]);
  expect(server.has()).toContain('new-one');
});

test('a replica that was killed while it registered keeps the others from it for no longer than its claim', async () => {
  const { claimRegistration } = await import('@/server/process/registration/registration-claim');
  expect(await claimRegistration(db, { isAsked: false, isForced: false })).toBe(true);
  expect(await ensure(aReplica())).toMatchObject({ state: 'busy' });
  const [{ seconds } = { seconds: 0 }] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM "busyUntil" - now())::float AS seconds FROM "FunctionRegistration"`;
  expect(seconds).toBeLessThanOrEqual(15);
  await db.$executeRaw`UPDATE "FunctionRegistration" SET "busyUntil" = now()`;
  expect(await ensure(aReplica())).toMatchObject({ state: 'registered' });
});

test('a server that lost its data is told everything again', async () => {
  const replica = aReplica();
  await ensure(replica);
  await aSecondLater();
  server.forget();
  expect(await ensure(replica)).toMatchObject({ state: 'registered' });
  expect(server.has()).toContain('create-purchase');
});

test('options that Inngest does not tell are registered when they change, and once every ten minutes', async () => {
  const replica = aReplica();
  await ensure(replica, [...modules.functions, aFunction('one', {})]);
  await aSecondLater();
  const described = modules.inngest.createFunction(
    { id: 'one', triggers: [{ event: 'demo/a' }], debounce: { period: '5s' } },
    async () => undefined,
  );
  const version = [...modules.functions, described];
  expect(await ensure(replica, version)).toMatchObject({ state: 'registered' });
  await aSecondLater();
  expect(await ensure(replica, version)).toMatchObject({ state: 'unchanged' });
  await db.$executeRaw`UPDATE "FunctionRegistration" SET "registeredAt" = now() - interval '11 minutes'`;
  expect(await ensure(replica, version)).toMatchObject({ state: 'registered' });
});

test('away at the start and back later: registered then, and the reason is said meanwhile', async () => {
  const replica = aReplica();
  await server.goAway();
  expect(await ensure(replica)).toMatchObject({ state: 'failed' });
  expect((await modules.findRegistrationTrouble(db)).join()).toContain(
    `Inngest does not answer at ${server.url}`,
  );
  await server.comeBack();
  expect(await ensure(replica), 'not at once: it failed a moment ago').toMatchObject({ state: 'busy' });
  await db.$executeRaw`UPDATE "FunctionRegistration" SET "busyUntil" = now(), "nextAt" = now()`;
  expect(await ensure(replica)).toMatchObject({ state: 'registered' });
  expect(await modules.findRegistrationTrouble(db)).toEqual([]);
});

test('a wrong signing key is named as the cause, and its correction is noticed', async () => {
  const replica = aReplica();
  server.setSigningKey('cd'.repeat(32));
  expect((await ensure(replica)).message).toContain('INNGEST_SIGNING_KEY');
  expect((await modules.findRegistrationTrouble(db)).join()).toMatch(/answered 401.*INNGEST_SIGNING_KEY/);
  server.setSigningKey(signingKey);
  await db.$executeRaw`UPDATE "FunctionRegistration" SET "busyUntil" = now(), "nextAt" = now()`;
  expect(await ensure(replica)).toMatchObject({ state: 'registered' });
});

test('readiness names a function whose trigger at Inngest is another, and what registering said', async () => {
  const [first, ...rest] = without('wake-waiting');
  if (!first) throw new Error('There are no functions.');
  await ensure(aReplica(), [first, ...rest, aFunction('wake-waiting', { event: 'capacity/other' })]);
  const { thisReplica } = await import('@/server/process/deployment/report-replica');
  thisReplica.isSuperseded = false;
  expect(await modules.findRegistrationTrouble(db)).toEqual([
    'Inngest has other options than this version: triggers of wake-waiting',
  ]);
});
