import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { childEnvironment, env, givenConfiguration } from '@/server/core/env';
import { findFreePort } from '@/server/embedded/postgres/free-port';
import { removeAbandoned } from '@/server/embedded/postgres/remove-abandoned';
import { startPostgres } from '@/server/embedded/postgres/start-postgres';
import { CannotStart } from '../process/cannot-start';
import { projectRoot } from '../process/project-root';
import { requireFreePort } from '../start/ports';
import { migrate } from '../start/prepare-database';
import { readRequest } from './read-request';
import { requireUnusedInngest } from './require-unused-inngest';

const prefix = 'caravan-matrix-';
const given = givenConfiguration();
const isInngestGiven = Boolean(
  env.INNGEST_DEV ?? env.INNGEST_BASE_URL ?? env.INNGEST_EVENT_KEY ?? env.INNGEST_SIGNING_KEY,
);
const randomHex = () => randomBytes(32).toString('hex');

/**
 * `npm run lab -- matrix`: every fault at every stage against the Inngest that the environment names, or the embedded one, on
 * its own database that is gone afterwards. Returns the exit code. Throws CannotStart with one sentence.
 */
export async function runMatrix(args: string[]): Promise<number> {
  const request = readRequest(args);
  if (isInngestGiven) {
    requireKeys();
    await requireUnusedInngest(request.isForced);
  }
  const port = given.PORT && isInngestGiven ? env.PORT : await findFreePort(0);
  await requireFreePort(port);

  removeAbandoned(prefix);
  const folder = mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  const stopping = new AbortController();
  const onSignal = () => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  try {
    const settings = { fsync: 'off', synchronous_commit: 'off' };
    const dataDir = path.join(folder, 'postgres');
    const postgres = await startPostgres({ dataDir, port: 0, settings, maySwitchOffRules: true });
    try {
      await migrate(postgres.url, () => undefined);
      if (stopping.signal.aborted) return 130;
      return await runChild(args, await childValues(postgres.url, port), stopping.signal);
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function requireKeys(): void {
  if (!env.INNGEST_DEV && !(env.INNGEST_EVENT_KEY && env.INNGEST_SIGNING_KEY))
    throw new CannotStart(
      'INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY are needed, with INNGEST_BASE_URL: or INNGEST_DEV for a dev server',
    );
  if (env.INNGEST_SERVE_ORIGIN && !given.PORT)
    throw new CannotStart('INNGEST_SERVE_ORIGIN needs PORT, the port of this machine that it leads to');
}

/** Of what was given, only what names Inngest counts: no mail, no alert and no row may leave the lab. */
async function childValues(databaseUrl: string, port: number): Promise<Record<string, string>> {
  const emptied = Object.fromEntries(
    Object.keys(given).flatMap((name) => (isInngestGiven && name.startsWith('INNGEST_') ? [] : [[name, '']])),
  );
  const ownInngest = {
    INNGEST_BASE_URL: `http://127.0.0.1:${await findFreePort(0)}`,
    INNGEST_EVENT_KEY: randomHex(),
    INNGEST_SIGNING_KEY: `signkey-lab-${randomHex()}`,
  };
  return {
    ...emptied,
    ...(isInngestGiven ? {} : ownInngest),
    NODE_ENV: 'development',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    LAB: '1',
    CARAVAN_EMBEDDED: '1',
    TEST_GATEWAY: '1',
    BETTER_AUTH_SECRET: randomHex(),
    PAYMENT_WEBHOOK_SECRET: randomHex(),
    LOG_LEVEL: 'fatal',
  };
}

/** The rest runs in a process whose environment is the lab's. It ends when asked to, and when we are gone. */
function runChild(args: string[], values: Record<string, string>, stopping: AbortSignal): Promise<number> {
  const file = path.join(projectRoot, 'server/cli/matrix/main.ts');
  const whose = isInngestGiven ? 'given' : 'own';
  const child = spawn(process.execPath, ['--no-deprecation', '--import', 'tsx', file, whose, ...args], {
    cwd: projectRoot,
    env: childEnvironment(values),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32', // a terminal's Ctrl-C reaches only us
  });
  stopping.addEventListener('abort', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
