import { z } from 'zod';
import { isUtc } from './session-options';
import { SessionZoneError } from './session-zone-error';

const zones = z.array(z.object({ setting: z.string(), source: z.string() }));

/**
 * Throws SessionZoneError unless the session that `query` runs in is in UTC because we said so. A pooler that drops what
 * we say may still give UTC, until someone changes the zone of the server, the database or the role.
 */
export async function requireOwnZone(query: (sql: string) => Promise<unknown>): Promise<void> {
  const rows = await query("SELECT setting, source FROM pg_catalog.pg_settings WHERE name = 'TimeZone'");
  const [zone] = zones.parse(rows);
  // A session pooler applies what we said with SET.
  if (!zone || !isUtc(zone.setting) || !['client', 'session'].includes(zone.source))
    throw new SessionZoneError(zone && `${zone.setting}, set by its ${zone.source}`);
}
