import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectRoot } from '../process/project-root';
import type { Fleet } from '../processes/fleet';
import { tryLock } from '../processes/process-lock';
import { runTask } from '../processes/run-task';
import { checkStamp, removeStamp, writeStamp } from './build-stamp';
import { hashSources } from './source-hash';

const buildFolder = path.join(projectRoot, '.next');
const standalone = path.join(buildFolder, 'standalone');
/** What a build makes: the app's server with all that it needs, as the image has it. */
export const builtServer = path.join(standalone, 'server.js');
const lockFile = path.join(projectRoot, 'node_modules', '.cache', 'caravan-build.pid');

/**
 * Builds the app unless `.next` holds a finished, whole build of these very sources. Of several starts of one project,
 * each on data of its own, one builds and the others wait for it.
 */
export async function ensureBuild(dataDir: string, fleet: Fleet): Promise<void> {
  const { signal } = fleet.stopping;
  const sources = hashSources(projectRoot);
  const check = () => checkStamp(buildFolder, sources);
  for (let isFirst = true, found = check(); found !== 'whole'; isFirst = false, found = check()) {
    const why = found === 'damaged' ? 'again: the build lost files' : 'once, and after changes';
    if (isFirst) fleet.say(`Building (${why}) …`);
    signal.throwIfAborted();
    const lock = tryLock(lockFile);
    if ('holder' in lock) {
      await delay(300, undefined, { signal });
      continue;
    }
    try {
      await build(dataDir, sources, check(), signal);
    } finally {
      lock.release();
    }
  }
}

async function build(
  dataDir: string,
  sources: string,
  found: ReturnType<typeof checkStamp>,
  signal: AbortSignal,
): Promise<void> {
  if (found === 'whole') return; // by another start, while we waited for the lock
  // What damaged the build may have damaged its cache too.
  if (found === 'damaged') rmSync(buildFolder, { recursive: true, force: true });
  removeStamp(buildFolder);
  const next = path.join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next');
  const environment = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const command = { file: process.execPath, args: [next, 'build'], environment };
  await runTask(dataDir, 'build', command, signal);
  completeStandalone();
  writeStamp(buildFolder, sources);
}

// Next leaves the browser's files for others to serve, and takes .env along, which would outlive its original.
function completeStandalone(): void {
  cpSync(path.join(buildFolder, 'static'), path.join(standalone, '.next', 'static'), { recursive: true });
  for (const name of readdirSync(standalone))
    if (name.startsWith('.env')) rmSync(path.join(standalone, name));
}
