import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import type { Db } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import { listMigrationNames } from './list-migrations';
import { readAppliedMigrations } from './read-applied-migrations';
import { refuseEarlierVersion } from './refuse-earlier-version';

/**
 * The migrations of this version that the database lacks, oldest first. Throws when it cannot be reached, and
 * EarlierVersionError when it cannot be upgraded.
 */
export async function listMissingMigrations(db: Db): Promise<string[]> {
  const [names, applied] = await Promise.all([
    listMigrationNames(),
    readAppliedMigrations((sql) => queryRows(db, z.unknown())`${Prisma.raw(sql)}`),
  ]);
  refuseEarlierVersion(names, applied);
  return names.filter((name) => !applied.includes(name));
}
