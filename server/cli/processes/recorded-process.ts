import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '@/server/core/env';
import { projectRoot } from '../process/project-root';
import type { RunningPart } from './part';
import { readProcessFile, writeProcessFile } from './process-file';
import { identify } from './process-identity';
import { signalGroup, stopProcess } from './stop-process';

export interface ProcessCommand {
  file: string;
  args: string[];
  environment: Record<string, string>;
}

/** A log that has grown beyond this is started over at the next start. */
const longestLogBytes = 10_000_000;

export const finished = 'exit code 0';

const runFolder = (dataDir: string) => path.join(dataDir, 'run');
/** Where the process `name` is noted while it runs. */
export const pidFileOf = (dataDir: string, name: string) => path.join(runFolder(dataDir), `${name}.pid`);

/** Where the process `name` writes what it says. */
export const logFileOf = (dataDir: string, name: string) => path.join(runFolder(dataDir), `${name}.log`);

/**
 * Starts a process in its own group, so that a terminal's Ctrl-C reaches only us, and notes who it is, so that a
 * start after a kill -9 of us finds it. It writes to its log and not to us, and thus outlives us; or here, if `isVerbose`.
 */
export function spawnRecorded(
  dataDir: string,
  name: string,
  { file, args, environment }: ProcessCommand,
  isVerbose = false,
): RunningPart {
  mkdirSync(runFolder(dataDir), { recursive: true, mode: 0o700 });
  const log = isVerbose ? ('inherit' as const) : openLog(logFileOf(dataDir, name));
  const child = spawn(file, args, {
    cwd: projectRoot,
    env: childEnvironment(environment),
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log],
  });
  if (typeof log === 'number') closeSync(log);
  const identity = child.pid ? identify(child.pid) : null;
  if (child.pid) writeProcessFile(pidFileOf(dataDir, name), child.pid);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  }).finally(() => rmSync(pidFileOf(dataDir, name), { force: true }));
  return {
    ended,
    async stop() {
      if (identity) await stopProcess(identity);
      await ended;
    },
    kill: () => identity && signalGroup(identity, 'SIGKILL'),
  };
}

function openLog(file: string): number {
  const isLong = existsSync(file) && statSync(file).size > longestLogBytes;
  return openSync(file, isLong ? 'w' : 'a', 0o600);
}

/** Ends the process that an earlier, killed start left running under this name. */
export async function stopOrphan(dataDir: string, name: string): Promise<void> {
  const orphan = readProcessFile(pidFileOf(dataDir, name));
  if (orphan) await stopProcess(orphan);
  rmSync(pidFileOf(dataDir, name), { force: true });
}
