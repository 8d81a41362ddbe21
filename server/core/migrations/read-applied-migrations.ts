import { z } from 'zod';

const tables = z.tuple([z.object({ found: z.boolean() })]);
const names = z.array(z.object({ name: z.string() }));

/** The names of the migrations that a database has, oldest first. None where no migration was ever applied. */
export async function readAppliedMigrations(query: (sql: string) => Promise<unknown>): Promise<string[]> {
  const asked = await query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`);
  if (!tables.parse(asked)[0].found) return [];
  const rows = await query(`SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`);
  return names.parse(rows).map(({ name }) => name);
}
