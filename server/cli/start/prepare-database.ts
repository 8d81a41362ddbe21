import { applyMigrations } from '@/server/core/migrations/apply-migrations';
import { checkDatabase } from '@/server/operations/boot/check-database';
import { CannotStart, wordsOf } from '../process/cannot-start';

/** Refuses with one sentence, without the password, when the given database cannot be reached or must not be served from. */
export async function requireDatabase(url: string): Promise<void> {
  const reason = await checkDatabase(url, false).catch((error: unknown) => {
    throw new CannotStart(`the database that DATABASE_URL names cannot be reached (${wordsOf(error)})`);
  });
  if (reason) throw new CannotStart(reason);
}

/** Brings the database to this version's migrations. */
export async function migrate(url: string, say: (message: string) => void): Promise<void> {
  const applied = await applyMigrations(url).catch((error: unknown) => {
    throw new CannotStart(wordsOf(error), { cause: error });
  });
  if (applied.length) say(`Applied ${applied.length} migration${applied.length > 1 ? 's' : ''}.`);
}
