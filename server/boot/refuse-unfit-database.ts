import { refuseStart } from '@/server/env';
import { createClient } from '@/server/postgres/create-client';
import { requireOwnZone } from '@/server/postgres/require-own-zone';
import { SessionZoneError } from '@/server/postgres/session-zone-error';

/**
 * Ends the process with one sentence when the database at `url` cannot be worked with as it is. One that cannot be
 * reached is left to readiness: it may come back.
 */
export async function refuseUnfitDatabase(url: string): Promise<void> {
  const client = createClient(url, { connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await requireOwnZone(async (sql) => (await client.query(sql)).rows);
  } catch (error) {
    if (error instanceof SessionZoneError) refuseStart([error.message]);
  } finally {
    await client.end().catch(() => undefined);
  }
}
