import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const shared = '/var/lib/caravan';

interface Unprivileged {
  native: string;
  dataDir: string;
  ids: { uid: number; gid: number };
}

/**
 * For root where user namespaces are off: the user `postgres` or `nobody`. Where that user cannot reach the project,
 * programs and data live below /var/lib/caravan instead.
 */
export function prepareUnprivileged(native: string, dataDir: string): Unprivileged {
  const ids = findUser();
  mkdirSync(path.dirname(dataDir), { recursive: true });
  const canEnter = (place: string) => spawnSync('/bin/sh', ['-c', 'test -x "$0"', place], ids).status === 0;
  if (canEnter(path.join(native, 'bin', 'postgres')) && canEnter(path.dirname(dataDir)))
    return { native, dataDir, ids };

  const home = path.join(shared, shortHash(dataDir));
  mkdirSync(home, { recursive: true });
  chownSync(home, ids.uid, ids.gid);
  return { native: copyPrograms(native), dataDir: path.join(home, 'data'), ids };
}

function findUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function copyPrograms(native: string): string {
  const copy = path.join(shared, `programs-${shortHash(native)}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch {
    rmSync(unfinished, { recursive: true, force: true }); // another start was first
  }
  return copy;
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
