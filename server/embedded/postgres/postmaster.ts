import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

const lockFile = (dataDir: string) => path.join(dataDir, 'postmaster.pid');

/** What `postmaster.pid` says (pid, folder, start time, port, socket, address, memory, status), or null. */
export function readPostmaster(dataDir: string): Postmaster | null {
  try {
    const lines = readFileSync(lockFile(dataDir), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** True when `pid` is a living PostgreSQL of this very folder: a pid is reused by others after a kill -9 or a reboot. */
export function isPostmaster(pid: number, dataDir: string): boolean {
  if (!exists(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    // "pid (comm) state": where pid 1 does not reap, a dead postmaster stays as a zombie.
    if (!/\(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false;
    return path.resolve(readlinkSync(`/proc/${pid}/cwd`)) === path.resolve(dataDir);
  } catch {
    return false; // gone meanwhile, or another user's
  }
}

/**
 * The postmaster that runs on `dataDir`, or null. A lock file whose pid has become somebody else's is removed, for
 * PostgreSQL would not start beside it; one that names nobody it replaces itself, without a race.
 */
export function findPostmaster(dataDir: string): Postmaster | null {
  const found = readPostmaster(dataDir);
  if (!found) return null;
  if (isPostmaster(found.pid, dataDir)) return found;
  if (exists(found.pid)) rmSync(lockFile(dataDir), { force: true });
  return null;
}

/** As findPostmaster, once it accepts connections: it may be starting, or recovering after a crash. */
export async function waitForPostmaster(dataDir: string): Promise<Postmaster | null> {
  for (;;) {
    const found = findPostmaster(dataDir);
    if (!found || found.isReady) return found;
    await delay(20);
  }
}

function exists(pid: number): boolean {
  if (!pid) return false; // half written
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return true;
}
