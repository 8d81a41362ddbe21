import { linkSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readProcessFile, writeProcessFile } from './process-file';
import type { ProcessIdentity } from './process-identity';

/** What came of trying to take a lock: a way to give it back, or who holds it. */
export type LockAttempt = { release(): void } | { holder: ProcessIdentity };

/** Takes the lock `file` for this process. A lock whose holder died is taken over. */
export function tryLock(file: string): LockAttempt {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const mine = `${file}.${process.pid}`;
  writeProcessFile(mine, process.pid);
  try {
    for (;;) {
      const holder = readProcessFile(file);
      if (holder) return { holder };
      if (linkIfAbsent(mine, file)) return { release: () => rmSync(file, { force: true }) };
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

// A hard link appears with its content, and only where there is nothing: of two at once, one gets it.
function linkIfAbsent(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
