import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPostmaster } from '@/server/embedded/postgres/postmaster';
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
export async function startTestPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  removeAbandoned();
  const folder = path.join(os.tmpdir(), `${prefix}${process.pid}-${Date.now()}`);
  mkdirSync(folder, { mode: 0o700 });
  const postgres: RunningPostgres = await startPostgres({
    dataDir: path.join(folder, 'postgres'),
    port: 0,
    settings,
  });
  return {
    url: postgres.adminUrl,
    async stop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// What a killed run left: its folder carries the pid of the run, the database in it proves itself by its own folder.
function removeAbandoned(): void {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = path.join(os.tmpdir(), name);
    const postmaster = findPostmaster(path.join(folder, 'postgres'));
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
