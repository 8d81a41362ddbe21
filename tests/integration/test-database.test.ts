import { expect, test } from 'vitest';
import { createClient } from '@/server/postgres/create-client';
import { createTestDatabase } from '../support/database/database';

async function countTables(url: string): Promise<number> {
  const client = createClient(url);
  await client.connect();
  const { rows } = await client.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM information_schema.tables WHERE table_schema = 'public'",
  );
  await client.end();
  return rows[0]?.n ?? 0;
}

test('twelve test databases asked for at once are twelve migrated databases', async () => {
  const databases = await Promise.all(Array.from({ length: 12 }, () => createTestDatabase()));
  const counts = await Promise.all(databases.map(({ url }) => countTables(url)));
  await Promise.all(databases.map((database) => database.drop()));

  expect(new Set(databases.map(({ url }) => url)).size).toBe(12);
  expect(Math.min(...counts)).toBeGreaterThan(10);
});

test('an unmigrated test database is empty', async () => {
  const database = await createTestDatabase({ migrated: false });
  const tables = await countTables(database.url);
  await database.drop();
  expect(tables).toBe(0);
});
