import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fleet } from './fleet';
import { tryLock } from './process-lock';
import { projectRoot } from './project-root';
import { runTask } from './run-task';
import { hashSources } from './source-hash';

const stampFile = path.join(projectRoot, '.next', 'caravan-build');
const lockFile = path.join(projectRoot, 'node_modules', '.cache', 'caravan-build.pid');

/**
 * Builds the app unless `.next` holds a finished build of these very sources. Of several starts of one project, each on
 * data of its own, one builds and the others wait for it.
 */
export async function ensureBuild(dataDir: string, fleet: Fleet): Promise<void> {
  const { signal } = fleet.stopping;
  const hash = hashSources(projectRoot);
  for (let isFirst = true; readStamp() !== hash; isFirst = false) {
    if (isFirst) fleet.say('Building (once, and after changes) …');
    signal.throwIfAborted();
    const lock = tryLock(lockFile);
    if ('holder' in lock) {
      await delay(300, undefined, { signal });
      continue;
    }
    try {
      if (readStamp() !== hash) await build(dataDir, hash, signal);
    } finally {
      lock.release();
    }
  }
}

async function build(dataDir: string, hash: string, signal: AbortSignal): Promise<void> {
  rmSync(stampFile, { force: true });
  const next = path.join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next');
  const environment = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const command = { file: process.execPath, args: [next, 'build'], environment };
  await runTask(dataDir, 'build', command, signal);
  writeFileSync(stampFile, hash);
}

function readStamp(): string | null {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return null;
  }
}
