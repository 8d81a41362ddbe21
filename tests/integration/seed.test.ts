import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts } from '@/prisma/seed/demo-accounts';
import { createClient } from '@/server/postgres/create-client';
import { isTimelineKind, timelineKinds } from '@/server/process/timeline/kinds';
import { createTestDatabase } from '@/tests/support/database/database';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = createClient(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const seed = (values: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'prisma/seed/index.ts'], {
    env: { ...process.env, DATABASE_URL: database.url, TEST_GATEWAY: '1', ...values },
  });
const countBy = async (sql: string): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ key: string; count: number }>(sql);
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]));
};
const count = async (from: string) =>
  (await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`)).rows[0]?.count;

/** Every table's rows, as one hash each. */
async function fingerprint(): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const hash = await client.query<{ hash: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM ${name} t`,
    );
    hashes[name] = hash.rows[0]?.hash ?? '';
  }
  return hashes;
}

test('where real money may move, nothing is seeded', async () => {
  await expect(seed({ TEST_GATEWAY: '0' })).rejects.toThrow('Caravan cannot seed');
  expect(await count('"User"')).toBe(0);
});

test('an empty database becomes a school with a past in every state; seeding it again changes nothing', async () => {
  const { stdout } = await seed();

  expect(stdout.trim().split('\n')).toEqual([expect.stringMatching(/^Seeded \d+ courses, 40 trainers/)]);
  expect(await count('"Course"')).toBeGreaterThanOrEqual(10);
  expect(
    await count('"Course" c WHERE NOT EXISTS (SELECT 1 FROM "CoursePlan" WHERE "courseId" = c.id)'),
  ).toBe(0);
  expect(await count('"Trainer"')).toBe(40);
  expect(await count('"Trainer" WHERE "pausedAt" IS NOT NULL')).toBe(1);
  const purchases = await countBy('SELECT status::text AS key, count(*)::int FROM "Purchase" GROUP BY 1');
  expect(Object.keys(purchases).sort()).toEqual([
    'ALLOCATED',
    'CONFIRMED',
    'CREATED',
    'DELIVERED',
    'EXPIRED',
    'PENDING',
    'SCHEDULED',
  ]);
  expect(Object.values(purchases).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(200);
  expect((purchases.SCHEDULED ?? 0) + (purchases.DELIVERED ?? 0)).toBeGreaterThan(140);

  const before = await fingerprint();
  const again = await seed();
  expect(again.stdout).toContain('not empty');
  expect(await fingerprint()).toEqual(before);
});

test('each purchase that nobody can take says why, and no event of the past is left to flood Inngest', async () => {
  const waiting = '"Purchase" p WHERE status = \'CREATED\'';
  const told = `(SELECT 1 FROM "TimelineEntry" WHERE "purchaseId" = p.id AND kind = 'trainer.none-eligible')`;
  const unpublished = '(SELECT 1 FROM "OutboxEvent" WHERE "purchaseId" = p.id AND "publishedAt" IS NULL)';
  expect(await count(`${waiting} AND EXISTS ${told}`)).toBeGreaterThanOrEqual(5);
  expect(await count(`${waiting} AND NOT EXISTS ${told} AND NOT EXISTS ${unpublished}`)).toBe(0);
  expect(await count('"OutboxEvent" WHERE "publishedAt" IS NULL')).toBeLessThan(20);
});

test('the past reads in order: no timeline goes back in time, no purchase has a number before its elders', async () => {
  const entries =
    '(SELECT at, lag(at) OVER (PARTITION BY "purchaseId" ORDER BY seq) AS before FROM "TimelineEntry") t';
  expect(await count(`${entries} WHERE at < before`)).toBe(0);
  const numbers = '(SELECT "createdAt", lag("createdAt") OVER (ORDER BY number) AS before FROM "Purchase") t';
  expect(await count(`${numbers} WHERE "createdAt" < before`)).toBe(0);
});

test('every entry of every timeline can be read', async () => {
  const { rows } = await client.query<{ kind: string; data: unknown }>(
    'SELECT DISTINCT ON (kind, md5(data::text)) kind, data FROM "TimelineEntry"',
  );
  expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  expect(rows.filter(({ kind, data }) => !isTimelineKind(kind) || !timelineKinds[kind].read(data))).toEqual(
    [],
  );
});

test('there is a demo account of each role that can sign in, and nobody else can', async () => {
  const roles = await countBy(
    `SELECT role::text AS key, count(*)::int FROM "User" u JOIN "AuthAccount" a ON a."userId" = u.id
     WHERE a.password IS NOT NULL GROUP BY 1`,
  );
  expect(roles).toEqual({ STUDENT: 1, TRAINER: 1, SUPPORT: 1, ADMIN: 1 });
  expect(demoAccounts.map(({ role }) => role).sort()).toEqual(['ADMIN', 'STUDENT', 'SUPPORT', 'TRAINER']);
});
