import { createHash } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareCluster } from './cluster';
import { chooseExecution } from './execution';
import { launchPostgres } from './launch';
import { findNativeFolder } from './native-folder';
import { isPostmaster, waitForPostmaster } from './postmaster';
import { prepareDatabase } from './prepare-database';
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
  /** For the fault lab: lets the database's owner switch off its triggers and foreign keys. */
  maySwitchOffRules?: boolean;
}

export interface RunningPostgres {
  /** As the database's owner, which is no superuser. */
  url: string;
  /** As the superuser, for what the owner may not do. */
  adminUrl: string;
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

const superuser = 'caravan';
const owner = 'caravan_app';

// Follows from the superuser's, so there is no second file to lose, and does not lead back to it.
const ownersPassword = (password: string) =>
  createHash('sha256').update(`${owner}:${password}`).digest('base64url');

/**
 * Starts PostgreSQL on `dataDir` (made if missing), on 127.0.0.1 with a random password, and answers when it accepts
 * connections. An orphan that already runs on this data is attached to. Throws one sentence when it cannot start.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const { port = 54320, database = 'caravan', settings = {}, maySwitchOffRules = false } = options;
  const execution = chooseExecution(findNativeFolder(), path.resolve(options.dataDir));
  const { dataDir, native } = execution;
  const password = await prepareCluster(execution, superuser);

  const orphan = await waitForPostmaster(dataDir);
  const { child, postmaster } = orphan
    ? { child: null, postmaster: orphan }
    : await launchPostgres(execution, port, settings);
  const isAttached = child === null;
  const urlOf = (user: string, secret: string, name: string) =>
    `postgresql://${user}:${secret}@127.0.0.1:${postmaster.port}/${name}`;
  const adminUrlOf = (name: string) => urlOf(superuser, password, name);
  const secret = ownersPassword(password);
  await prepareDatabase(adminUrlOf, database, { role: owner, password: secret, maySwitchOffRules });
  let settleEnded = () => {};
  const ended = new Promise<void>((resolve) => {
    settleEnded = resolve;
    if (!child) void watchUntilGone(postmaster.pid, dataDir).then(resolve);
    else if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

  return {
    url: urlOf(owner, secret, database),
    adminUrl: adminUrlOf(database),
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
