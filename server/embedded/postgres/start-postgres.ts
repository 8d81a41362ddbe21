import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '../../postgres/create-client';
import { prepareCluster } from './cluster';
import { chooseExecution } from './execution';
import { launchPostgres } from './launch';
import { findNativeFolder } from './native-folder';
import { isPostmaster, waitForPostmaster } from './postmaster';
import { stopPostmaster } from './stop-postmaster';

export interface StartPostgresOptions {
  /** Where the data lives; its password and log are beside it, as `<dataDir>.password` and `.log`. */
  dataDir: string;
  /** The port to take if it is free; another otherwise. */
  port?: number;
  /** The database to make if it is missing. */
  database?: string;
  /** Server settings, as in postgresql.conf. */
  settings?: Record<string, string | number>;
}

export interface RunningPostgres {
  url: string;
  port: number;
  pid: number;
  /** True when a server already ran on this data. */
  isAttached: boolean;
  /** Stops the server. One that was already running is left alone, unless `evenIfAttached`. */
  stop(options?: { evenIfAttached?: boolean }): Promise<void>;
  /** Ends it at once, as a crash would: it recovers at its next start. */
  kill(): void;
  /** Settles when the server has ended, for whatever reason. */
  ended: Promise<void>;
}

const user = 'caravan';

/**
 * Starts PostgreSQL on `dataDir` (made if missing), on 127.0.0.1 with a random password, and answers when it accepts
 * connections. An orphan that already runs on this data is attached to. Throws one sentence when it cannot start.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const { port = 54320, database = 'caravan', settings = {} } = options;
  const execution = chooseExecution(findNativeFolder(), path.resolve(options.dataDir));
  const { dataDir, native } = execution;
  const password = await prepareCluster(execution, user);

  const orphan = await waitForPostmaster(dataDir);
  const { child, postmaster } = orphan
    ? { child: null, postmaster: orphan }
    : await launchPostgres(execution, port, settings);
  const isAttached = child === null;
  const urlOf = (name: string) => `postgresql://${user}:${password}@127.0.0.1:${postmaster.port}/${name}`;

  await ensureDatabase(urlOf('postgres'), database);
  let settleEnded = () => {};
  const ended = new Promise<void>((resolve) => {
    settleEnded = resolve;
    if (!child) void watchUntilGone(postmaster.pid, dataDir).then(resolve);
    else if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

  return {
    url: urlOf(database),
    port: postmaster.port,
    pid: postmaster.pid,
    isAttached,
    ended,
    kill: () => void (isPostmaster(postmaster.pid, dataDir) && process.kill(postmaster.pid, 'SIGQUIT')),
    async stop({ evenIfAttached = false } = {}) {
      if (isAttached && !evenIfAttached) return;
      await stopPostmaster(postmaster.pid, dataDir, native);
      if (!child) settleEnded(); // the watch does not keep this process alive
      await ended;
    },
  };
}

async function watchUntilGone(pid: number, dataDir: string): Promise<void> {
  while (isPostmaster(pid, dataDir)) await delay(500, undefined, { ref: false });
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = createClient(url);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const madeByAnother = ['42P04', '23505'].includes(code);
    if (!madeByAnother) throw error;
  } finally {
    await client.end();
  }
}
