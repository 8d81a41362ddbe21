import { readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPostmaster, isPostmaster } from './postmaster';

/**
 * Removes what killed processes left in the temporary folder: folders named `prefix`, the pid of their process, and a dash,
 * with the PostgreSQL that runs on their `postgres`. It proves itself by its own folder.
 */
export function removeAbandoned(prefix: string): void {
  for (const name of readdirSync(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(/^\d+(?=-)/.exec(name.slice(prefix.length))?.[0]);
    if (!pid || isAlive(pid)) continue;
    const folder = path.join(os.tmpdir(), name);
    endPostmaster(path.join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

// It is waited for, a little: what still runs writes into the folder that is being removed.
function endPostmaster(dataDir: string): void {
  const postmaster = findPostmaster(dataDir);
  if (!postmaster) return;
  process.kill(postmaster.pid, 'SIGQUIT');
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < 5000 && isPostmaster(postmaster.pid, dataDir); waited += 50)
    Atomics.wait(pause, 0, 0, 50);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
