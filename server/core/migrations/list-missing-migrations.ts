import type { Db } from '@/server/core/db';
import { listMigrationNames } from './list-migrations';

/** The migrations of this version that the database lacks, oldest first. Throws when it cannot be reached. */
export async function listMissingMigrations(db: Db): Promise<string[]> {
  const [names, hasBookkeeping] = await Promise.all([
    listMigrationNames(),
    db.$queryRaw<{ found: boolean }[]>`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  ]);
  if (!hasBookkeeping[0]?.found) return names;
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !applied.has(name));
}
