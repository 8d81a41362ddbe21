import { applyMigrations } from '@/server/migrations/apply-migrations';
import { createClient } from '@/server/postgres/create-client';
import { requireOwnZone } from '@/server/postgres/require-own-zone';
import { SessionZoneError } from '@/server/postgres/session-zone-error';
import { CannotStart, wordsOf } from './cannot-start';

/** Refuses with one sentence, without the password, when the database at `url` cannot be reached
 * or ignores the zone of our sessions. */
export async function requireDatabase(url: string): Promise<void> {
  const client = createClient(url, { connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await requireOwnZone(async (sql) => (await client.query(sql)).rows);
  } catch (error) {
    if (error instanceof SessionZoneError) throw new CannotStart(error.message, { cause: error });
    throw new CannotStart(`the database that DATABASE_URL names cannot be reached (${wordsOf(error)})`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Brings the database to this version's migrations. */
export async function migrate(url: string, say: (message: string) => void): Promise<void> {
  const applied = await applyMigrations(url).catch((error: unknown) => {
    throw new CannotStart(wordsOf(error), { cause: error });
  });
  if (applied.length) say(`Applied ${applied.length} migration${applied.length > 1 ? 's' : ''}.`);
}
