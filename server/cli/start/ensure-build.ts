import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Fleet } from './fleet';
import { projectRoot } from './project-root';
import { runTask } from './run-task';
import { hashSources } from './source-hash';

const stampFile = path.join(projectRoot, '.next', 'caravan-build');

/** Builds the app unless `.next` holds a finished build of these very sources. */
export async function ensureBuild(dataDir: string, fleet: Fleet): Promise<void> {
  const hash = hashSources(projectRoot);
  if (readStamp() === hash) return;
  fleet.say('Building (once, and after changes) …');
  rmSync(stampFile, { force: true });
  const next = path.join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next');
  const environment = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const command = { file: process.execPath, args: [next, 'build'], environment };
  await runTask(dataDir, 'build', command, fleet.stopping.signal);
  writeFileSync(stampFile, hash);
}

function readStamp(): string | null {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return null;
  }
}
