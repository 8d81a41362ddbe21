import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { identify, isAlive, type ProcessIdentity } from './process-identity';

const schema = z.object({ pid: z.number(), startedAt: z.string() });

/** Notes in `file` which process runs, so that a later start can prove what an orphan is. */
export function writeProcessFile(file: string, pid: number): void {
  const identity = identify(pid);
  if (identity) writeFileSync(file, JSON.stringify(identity), { mode: 0o600 });
}

/** The process that `file` names, if that very one still lives; a stale file is removed. */
export function readProcessFile(file: string): ProcessIdentity | null {
  try {
    const identity = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (isAlive(identity)) return identity;
  } catch {
    // missing, or half written by a process that was killed: it names nobody
  }
  rmSync(file, { force: true });
  return null;
}
