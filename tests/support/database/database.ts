import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createClient } from '@/server/postgres/create-client';

/** The database that every migrated test database is a copy of. */
export const templateName = 'caravan_template';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * A separate database for one test file: a copy of the migrated template, or empty with `migrated: false`. With
 * `playsPast`, sessions may be booked before this instant, as the demo school's history is: it refuses them otherwise.
 */
export async function createTestDatabase({ migrated = true, playsPast = false } = {}): Promise<TestDatabase> {
  const adminUrl = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  // FILE_COPY is several times as fast as the default for a template this small, with fsync off.
  await runAsAdmin(
    adminUrl,
    `CREATE DATABASE ${name} TEMPLATE ${migrated ? templateName : 'template0'} STRATEGY FILE_COPY`,
  );
  if (playsPast) await runAsAdmin(adminUrl, `ALTER DATABASE ${name} SET caravan.plays_past = on`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => runAsAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

// Copies of one template wait for nobody; a "being accessed by other users" would mean that someone connected to it.
async function runAsAdmin(url: string, statement: string): Promise<void> {
  const client = createClient(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
