import { isUtc } from './session-options';
import { SessionZoneError } from './session-zone-error';

interface Zone {
  setting: string;
  source: string;
}

/**
 * Throws SessionZoneError unless the session that `query` runs in is in UTC because we said so. A pooler that drops what
 * we say may still give UTC, until someone changes the zone of the server, the database or the role.
 */
export async function requireOwnZone(query: (sql: string) => Promise<Zone[]>): Promise<void> {
  const [zone] = await query("SELECT setting, source FROM pg_catalog.pg_settings WHERE name = 'TimeZone'");
  // A session pooler applies what we said with SET.
  if (!zone || !isUtc(zone.setting) || !['client', 'session'].includes(zone.source))
    throw new SessionZoneError(zone && `${zone.setting}, set by its ${zone.source}`);
}
