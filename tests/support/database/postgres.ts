import { mkdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { removeAbandoned } from '@/server/embedded/postgres/remove-abandoned';
import { type RunningPostgres, startPostgres } from '@/server/embedded/postgres/start-postgres';

const prefix = 'caravan-test-';

// Nothing here has to survive a crash of the machine, so nothing waits for the disk.
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: 200,
  shared_buffers: '128MB',
  autovacuum: 'off',
};

/** A PostgreSQL for one test run, in a temporary folder that `stop` removes. */
export async function startTestPostgres(): Promise<{ url: string; dataDir: string; stop(): Promise<void> }> {
  removeAbandoned(prefix);
  const folder = path.join(os.tmpdir(), `${prefix}${process.pid}-${Date.now()}`);
  mkdirSync(folder, { mode: 0o700 });
  const dataDir = path.join(folder, 'postgres');
  const postgres: RunningPostgres = await startPostgres({
    dataDir,
    port: 0,
    settings,
  });
  return {
    url: postgres.adminUrl,
    dataDir,
    async stop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
