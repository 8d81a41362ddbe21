import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Execution } from './execution';
import { findFreePort } from './free-port';
import { isWindows } from './native-folder';
import { type Postmaster, readPostmaster, waitForPostmaster } from './postmaster';

const lostRace =
  /could not bind|could not create any TCP|already exists|still in use|lock file .* is (empty|invalid)/;

/**
 * Starts PostgreSQL on a free port, `wantedPort` if it can be had, and waits until it accepts connections. `child` is
 * null when another process started one on the same data first: then that one is the answer.
 */
export async function launchPostgres(
  execution: Execution,
  wantedPort: number,
  settings: Record<string, string | number>,
): Promise<{ child: ChildProcess | null; postmaster: Postmaster }> {
  const { dataDir } = execution;
  const keepLog = (log: string) => renameSync(log, `${dataDir}.log`);
  for (let attempt = 0; ; attempt++) {
    const port = await findFreePort(attempt ? 0 : wantedPort);
    const log = `${dataDir}.log.${process.pid}-${randomBytes(3).toString('hex')}`; // of two at once, each reads its own
    const child = spawnPostgres(execution, port, settings, log);
    let failure: string | undefined;
    child.once('error', (error) => {
      failure = error.message;
    });
    child.once('close', (code, signal) => {
      failure ??= `exit ${code ?? signal}`;
    });
    while (!failure) {
      const now = readPostmaster(dataDir);
      if (now?.isReady && (now.pid === child.pid || isWindows)) {
        keepLog(log);
        return { child, postmaster: now };
      }
      await delay(10);
    }
    const words = readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' | ');
    const other = await waitForPostmaster(dataDir);
    if (!other && (attempt > 50 || !lostRace.test(words))) {
      keepLog(log);
      throw new Error(`PostgreSQL did not start (${failure}): ${words}`);
    }
    rmSync(log);
    if (other) return { child: null, postmaster: other };
    await delay(100);
  }
}

function spawnPostgres(
  execution: Execution,
  port: number,
  settings: Record<string, string | number>,
  logFile: string,
): ChildProcess {
  const config = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    jit: 'off',
    // Ours set the zone themselves; this is for other clients, and for what the log says.
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: 100,
    ...settings,
  });
  const [file, args] = execution.command('postgres', [
    ...['-D', execution.dataDir, '-p', String(port)],
    ...config.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = openSync(logFile, 'w', 0o600);
  // Its own process group: a terminal's Ctrl-C reaches only us, and we decide when the database stops.
  const child = spawn(file, args, { ...execution.ids, detached: !isWindows, stdio: ['ignore', log, log] });
  closeSync(log);
  return child;
}
