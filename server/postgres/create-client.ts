import type pg from 'pg';
import { connectionSettings } from './connection-settings';
import { UtcClient } from './utc-client';

/** One connection to the database at `url`, not yet connected; `defaults` are what its options do not say. */
export function createClient(url: string, defaults?: pg.ClientConfig): pg.Client {
  return new UtcClient(connectionSettings(url, defaults));
}
