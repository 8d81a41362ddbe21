import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { createClient } from '@/server/postgres/create-client';
import { requireOwnZone } from '@/server/postgres/require-own-zone';
import { listMigrations, type Migration } from './list-migrations';
import { refuseEarlierVersion } from './refuse-earlier-version';

const appliedMigration = z.object({
  migration_name: z.string(),
  checksum: z.string(),
  finished_at: z.date().nullable(),
});
type AppliedMigration = z.infer<typeof appliedMigration>;

// The key of Prisma's own lock, so that `prisma migrate deploy` and this wait for each other.
const prismaLockKey = 72_707_369;

const createBookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

const checksumOf = (sql: string) => createHash('sha256').update(sql).digest('hex');

/**
 * What `prisma migrate deploy` does, without its engine: applies the missing migrations in order, each in a transaction
 * of its own, and returns their names. Of several at once, one applies and the others wait. Throws when a migration
 * fails or failed before, or was edited after it was applied, and EarlierVersionError for a database of another beginning.
 */
export async function applyMigrations(databaseUrl: string, folder?: string): Promise<string[]> {
  const migrations = await listMigrations(folder);
  const client = createClient(databaseUrl);
  await client.connect();
  try {
    await requireOwnZone(async (sql) => (await client.query(sql)).rows);
    await client.query('SELECT pg_advisory_lock($1)', [prismaLockKey]);
    await client.query(createBookkeeping);
    const applied = await readApplied(client);
    refuseEarlierVersion(
      migrations.map(({ name }) => name),
      applied.map((row) => row.migration_name),
    );
    const missing = selectMissing(migrations, applied);
    for (const migration of missing) await applyMigration(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end(); // the lock goes with the session
  }
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const found = await client.query(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  return z.array(appliedMigration).parse(found.rows);
}

function selectMissing(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  const failed = applied.find((row) => !row.finished_at);
  if (failed)
    throw new Error(
      `migration ${failed.migration_name} failed before: repair the database, then run "prisma migrate resolve"`,
    );
  return migrations.filter(({ name, sql }) => {
    const row = applied.find((candidate) => candidate.migration_name === name);
    if (row && row.checksum !== checksumOf(sql))
      throw new Error(`migration ${name} was edited after it was applied: restore it and add a new one`);
    return !row;
  });
}

async function applyMigration(client: pg.Client, { name, sql }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksumOf(sql),
    name,
  ]);
  try {
    await client.query(sql); // several statements in one query are one transaction
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await client.query('ROLLBACK');
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, message]);
    throw new Error(`migration ${name} failed: ${message}`, { cause: error });
  }
  await client.query(
    'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
    [id],
  );
}
