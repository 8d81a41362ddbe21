import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Migration {
  name: string;
  sql: string;
}

export const migrationsFolder = path.join('prisma', 'migrations');

/** The migrations of this version of Caravan, oldest first, read from the working directory. */
export async function listMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const names = await listMigrationNames(folder);
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(/* turbopackIgnore: true */ path.join(folder, name, 'migration.sql'), 'utf8'),
    })),
  );
}

/** Their names alone. */
export async function listMigrationNames(folder = migrationsFolder): Promise<string[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  return entries
    .filter(
      (entry) =>
        entry.isDirectory() &&
        existsSync(/* turbopackIgnore: true */ path.join(folder, entry.name, 'migration.sql')),
    )
    .map((entry) => entry.name)
    .sort();
}
