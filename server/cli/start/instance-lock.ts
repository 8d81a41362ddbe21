import { linkSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from './cannot-start';
import { readProcessFile, writeProcessFile } from './process-file';

/** Makes this the only Caravan on `dataDir`, until the answered function is called or the process ends. */
export function takeInstanceLock(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'start.pid');
  const mine = `${file}.${process.pid}`;
  writeProcessFile(mine, process.pid);
  try {
    for (;;) {
      const holder = readProcessFile(file);
      if (holder) throw new CannotStart(`it already runs on ${dataDir}, as process ${holder.pid}`);
      if (linkIfAbsent(mine, file)) return () => rmSync(file, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

// A hard link appears with its content, and only where there is nothing: of two starts at once, one gets it.
function linkIfAbsent(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
