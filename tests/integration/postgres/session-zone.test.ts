import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { connectDb } from '@/server/core/db';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { functions } from '@/server/functions';
import { createTimelineFeed } from '@/server/live/listen';
import { findUnready } from '@/server/operations/readiness/find-unready';
import { createClient } from '@/server/postgres/create-client';
import { createPool } from '@/server/postgres/create-pool';
import { SessionZoneError } from '@/server/postgres/session-zone-error';
import { provideFunctions } from '@/server/process/deployment/served-functions';
import { createTestDatabase } from '@/tests/support/database/database';
import { poolerThatDropsOptions } from '@/tests/support/database/pooler';
import { allowLog } from '@/tests/support/strict-log';

allowLog(/live\.connection-failed/);

provideFunctions(functions);

const instant = new Date('2026-12-07T10:00:00.000Z');

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = createClient(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A migrated database whose own zone, and perhaps whose role's, is not UTC. */
async function databaseIn(zone: string, of: 'database' | 'role' = 'database'): Promise<string> {
  const database = await createTestDatabase();
  const url = new URL(database.url);
  const name = url.pathname.slice(1);
  if (of === 'role') {
    const role = `role_${randomUUID().slice(0, 8)}`;
    await run(
      database.url,
      `CREATE ROLE ${role} LOGIN PASSWORD 'hush' SUPERUSER; ALTER ROLE ${role} SET timezone = '${zone}'`,
    );
    onTestFinished(async () => {
      await database.drop();
      await run(postgresOf(database.url), `DROP ROLE ${role}`);
    });
    url.username = role;
    url.password = 'hush';
  } else {
    onTestFinished(() => database.drop());
    await run(database.url, `ALTER DATABASE ${name} SET timezone = '${zone}'`);
  }
  return url.href;
}

function postgresOf(url: string): string {
  return Object.assign(new URL(url), { pathname: '/postgres' }).href;
}

function connect(url: string) {
  const db = connectDb(url);
  onTestFinished(() => db.$disconnect());
  return db;
}

/** Writes an instant through Prisma, and reads it back through Prisma and as PostgreSQL has it. */
async function throughPrisma(db: ReturnType<typeof connect>) {
  const id = randomUUID();
  await db.labFault.create({ data: { id, name: 'none', stage: 'none', createdAt: instant } });
  const read = await db.labFault.findUniqueOrThrow({ where: { id }, select: { createdAt: true } });
  const [row] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM "createdAt")::int AS seconds FROM "LabFault" WHERE id = ${id}`;
  return { read: read.createdAt, stored: new Date((row?.seconds ?? 0) * 1000) };
}

test.each([
  ['Asia/Kolkata', 'database'],
  ['America/New_York', 'database'],
  ['Pacific/Apia', 'role'],
] as const)(
  'in a database that is in %s by its %s, instants are stored and read as they are',
  async (zone, of) => {
    const db = connect(await databaseIn(zone, of));
    expect(await throughPrisma(db)).toEqual({ read: instant, stored: instant });
  },
);

test("a database's own formats of dates and intervals change nothing", async () => {
  const url = await databaseIn('Europe/Berlin');
  const name = new URL(url).pathname.slice(1);
  await run(url, `ALTER DATABASE ${name} SET datestyle = 'SQL, DMY'`);
  await run(url, `ALTER DATABASE ${name} SET intervalstyle = 'iso_8601'`);
  expect(await throughPrisma(connect(url))).toEqual({ read: instant, stored: instant });
  expect(await run(url, "SELECT interval '1 day' AS span, timestamptz '2026-12-07 10:00Z' AS at")).toEqual([
    { span: expect.objectContaining({ days: 1 }), at: instant },
  ]);
});

test('a zone that is changed while a pool is connected changes nothing, before and after it reconnects', async () => {
  const url = await databaseIn('UTC');
  const name = new URL(url).pathname.slice(1);
  const db = connect(url);
  expect(await throughPrisma(db)).toEqual({ read: instant, stored: instant });
  await run(url, `ALTER DATABASE ${name} SET timezone = 'Asia/Kolkata'`);
  expect(await throughPrisma(db)).toEqual({ read: instant, stored: instant });
  await run(
    postgresOf(url),
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
  );
  await db.$queryRaw`SELECT 1`.catch(() => undefined);
  expect(await throughPrisma(db)).toEqual({ read: instant, stored: instant });
});

test('options of the URL count beside ours', async () => {
  const url = await databaseIn('Asia/Kolkata');
  const asked = 'current_setting($$TimeZone$$) AS zone, current_setting($$geqo$$) AS geqo';
  const pool = createPool(`${url}?options=-c%20geqo%3Doff&application_name=one%20two`, {
    options: '-c synchronous_commit=off',
  });
  onTestFinished(() => pool.end());
  const { rows } = await pool.query(
    `SELECT ${asked}, current_setting($$synchronous_commit$$) AS commit, current_setting($$application_name$$) AS name`,
  );
  expect(rows).toEqual([{ zone: 'UTC', geqo: 'off', commit: 'off', name: 'one two' }]);
});

test('a connection whose pooler drops the zone is refused, by every way in', async () => {
  const url = await poolerThatDropsOptions(await databaseIn('Asia/Kolkata'));
  await expect(run(url, 'SELECT 1')).rejects.toThrow(SessionZoneError);
  const pool = createPool(url);
  onTestFinished(() => pool.end());
  await expect(pool.query('SELECT 1')).rejects.toThrow('Asia/Kolkata');
  await expect(applyMigrations(url)).rejects.toThrow(SessionZoneError);
  const db = connect(url);
  await expect(db.labFault.count()).rejects.toThrow('Asia/Kolkata');
  expect(await findUnready(db)).toContainEqual(expect.stringMatching(/ignores the time zone.*Asia\/Kolkata/));
  const feed = createTimelineFeed(url);
  const heard: unknown[] = [];
  feed.subscribe((id) => heard.push(id));
  await expect(pool.query('SELECT 1')).rejects.toThrow(SessionZoneError);
  await feed.close();
  expect(heard).toEqual([null]); // that it is closed, and never that it was open
});

test('a pooler that drops the zone is refused even while the database happens to be in UTC', async () => {
  const url = await poolerThatDropsOptions(await databaseIn('UTC'));
  await expect(applyMigrations(url)).rejects.toThrow('UTC, set by its database');
  const reasons = await findUnready(connect(url));
  expect(reasons).toContainEqual(expect.stringMatching(/^the database ignores the time zone/));
});

test('a session whose zone changes under it ends instead of giving shifted times', async () => {
  const url = await databaseIn('UTC');
  const pool = createPool(url, { max: 1 });
  onTestFinished(() => pool.end());
  await pool.query("SET TIME ZONE 'Asia/Kolkata'").catch(() => undefined);
  await pool.query('SELECT 1').catch(() => undefined);
  const { rows } = await pool.query("SELECT current_setting('TimeZone') AS zone");
  expect(rows).toEqual([{ zone: 'UTC' }]);
});
