import type { ClientConfig } from 'pg';
import { connectionSettings } from '../../server/postgres/connection-settings';
import { UtcClient } from '../../server/postgres/utc-client';

/**
 * The settings of a connection to the database at `url`. Never give pg both a connection string and a database: the
 * string wins, so a shadow database's connection would reach the main one.
 */
export function connectionConfig(url: string): ClientConfig & { database: string } {
  const settings = connectionSettings(url);
  return { ...settings, database: settings.database ?? settings.user ?? 'postgres' };
}

/** Runs one statement on a connection of its own. */
export async function runStatement(config: ClientConfig, sql: string): Promise<void> {
  const client = new UtcClient({ ...config, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
