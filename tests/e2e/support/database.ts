import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPostmaster } from '@/server/embedded/postgres/postmaster';
import { createClient } from '@/server/postgres/create-client';
import { e2ePlace } from './place';

/** A connection to the database of the Caravan under test. */
export async function connectToDatabase() {
  const { dataDir } = await e2ePlace();
  const password = readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
  const port = readPostmaster(path.join(dataDir, 'postgres'))?.port;
  const client = createClient(`postgresql://caravan:${password}@127.0.0.1:${port}/caravan`);
  await client.connect();
  return client;
}
