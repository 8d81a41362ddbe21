import { EarlierVersionError } from '@/server/core/migrations/earlier-version-error';
import { listMigrationNames } from '@/server/core/migrations/list-migrations';
import { readAppliedMigrations } from '@/server/core/migrations/read-applied-migrations';
import { refuseEarlierVersion } from '@/server/core/migrations/refuse-earlier-version';
import { createClient } from '@/server/postgres/create-client';
import { requireOwnZone } from '@/server/postgres/require-own-zone';
import { SessionSettingError } from '@/server/postgres/session-setting-error';
import { findDemoAccounts } from './find-demo-accounts';

/**
 * Why the database at `url` must not be served from, in one sentence, or null. `isOurs`: `npm start` brought it, for a
 * first look on this machine, and shows the passwords of its accounts itself. Throws when it cannot be reached.
 */
export async function checkDatabase(url: string, isOurs: boolean): Promise<string | null> {
  const client = createClient(url, { connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const query = async (sql: string) => (await client.query(sql)).rows;
    await requireOwnZone(query);
    refuseEarlierVersion(await listMigrationNames(), await readAppliedMigrations(query));
    const accounts = isOurs ? [] : await findDemoAccounts(client);
    if (!accounts.length) return null;
    return (
      `the demo accounts ${accounts.join(', ')} have their published passwords in this database: run ` +
      '"npm run close-demo-accounts" with its DATABASE_URL, or change those passwords'
    );
  } catch (error) {
    if (error instanceof SessionSettingError || error instanceof EarlierVersionError) return error.message;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
