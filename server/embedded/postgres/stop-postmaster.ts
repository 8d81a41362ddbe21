import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isWindows } from './native-folder';
import { isPostmaster } from './postmaster';

/** Stops the PostgreSQL that runs on `dataDir` as `pid`: sessions are ended, nothing committed is lost. */
export async function stopPostmaster(pid: number, dataDir: string, native: string): Promise<void> {
  if (!isPostmaster(pid, dataDir)) return;
  if (isWindows) spawnSync(path.join(native, 'bin', 'pg_ctl.exe'), ['stop', '-D', dataDir, '-m', 'fast']);
  else process.kill(pid, 'SIGINT'); // PostgreSQL's fast shutdown
  while (isPostmaster(pid, dataDir)) await delay(20);
}
