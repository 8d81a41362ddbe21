import type pg from 'pg';
import { readDatabaseUrl } from './read-database-url';
import { liftedLimits, ourSessionOptions } from './session-options';

/**
 * The settings of a connection to the database at `url`. What the URL says counts before `defaults`; the session's zone
 * and the rest of ourSessionOptions count before both, and `options` of all three add up. Throws what readDatabaseUrl throws.
 */
export function connectionSettings<Config extends pg.PoolConfig>(
  url: string,
  defaults?: Config,
): Config & pg.PoolConfig {
  const given = readDatabaseUrl(url);
  const options = [liftedLimits, defaults?.options, given.options, ourSessionOptions]
    .filter(Boolean)
    .join(' ');
  return Object.assign({}, defaults, given, { options });
}
