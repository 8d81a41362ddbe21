import pg from 'pg';
import { connectionSettings } from './connection-settings';
import { type OwnConfig, UtcClient } from './utc-client';

// A lost connection fails the query that used it; without a listener it would also end the process.
const ignore = () => undefined;

/** A pool of connections to the database at `url`; `defaults` are what its options do not say. */
export function createPool(url: string, defaults?: pg.PoolConfig & OwnConfig): pg.Pool {
  const pool = new pg.Pool({ ...connectionSettings(url, defaults), Client: UtcClient });
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}
