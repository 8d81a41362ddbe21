import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { connectDb } from '@/server/core/db';
import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { functions } from '@/server/functions';
import { checkDatabase } from '@/server/operations/boot/check-database';
import { findUnready } from '@/server/operations/readiness/find-unready';
import { createClient } from '@/server/postgres/create-client';
import { provideFunctions } from '@/server/process/deployment/served-functions';
import { createTestDatabase } from '@/tests/support/database/database';

provideFunctions(functions);

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = createClient(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A migrated database, and its URL as a role for which this setting was changed. */
async function asRoleWith(name: string, value: string): Promise<string> {
  const database = await createTestDatabase();
  const role = `role_${randomUUID().slice(0, 8)}`;
  await run(database.url, `CREATE ROLE ${role} LOGIN PASSWORD 'hush' SUPERUSER`);
  await run(database.url, `ALTER ROLE ${role} SET ${name} = '${value}'`);
  onTestFinished(async () => {
    await database.drop();
    await run(Object.assign(new URL(database.url), { pathname: '/postgres' }).href, `DROP ROLE ${role}`);
  });
  return Object.assign(new URL(database.url), { username: role, password: 'hush' }).href;
}

test.each([
  ['default_transaction_isolation', 'serializable', 'read committed'],
  ['default_transaction_read_only', 'on', 'off'],
  ['default_transaction_deferrable', 'on', 'off'],
  ['search_path', 'pg_catalog', 'public'],
  ['statement_timeout', '1ms', '0'],
  ['lock_timeout', '1ms', '0'],
  ['idle_in_transaction_session_timeout', '1ms', '0'],
  ['idle_session_timeout', '1ms', '0'],
  ['datestyle', 'German', 'ISO, MDY'],
])("a role's own %s changes nothing", async (name, value, ours) => {
  const url = await asRoleWith(name, value);
  expect(await run(url, `SELECT current_setting('${name}') AS setting`)).toEqual([{ setting: ours }]);
  expect(await checkDatabase(url, false)).toBeNull();
});

test("the limits that DATABASE_URL sets count before the role's", async () => {
  const url = await asRoleWith('lock_timeout', '1ms');
  const asked = "SELECT current_setting('lock_timeout') AS setting";
  expect(await run(`${url}?lock_timeout=7000`, asked)).toEqual([{ setting: '7s' }]);
  expect(await run(`${url}?options=-c%20lock_timeout%3D9s`, asked)).toEqual([{ setting: '9s' }]);
});

test('a role for which triggers do not fire is refused by name, by every way in', async () => {
  const url = await asRoleWith('session_replication_role', 'replica');
  await expect(run(url, 'SELECT 1')).rejects.toThrow(/sets session_replication_role to replica/);
  await expect(applyMigrations(url)).rejects.toThrow('session_replication_role');
  expect(await checkDatabase(url, false)).toMatch(/session_replication_role.*ALTER ROLE … RESET/);
  const db = connectDb(url);
  onTestFinished(() => db.$disconnect());
  await expect(db.labFault.count()).rejects.toThrow('session_replication_role');
  expect(await findUnready(db)).toContainEqual(expect.stringContaining('session_replication_role'));
});
