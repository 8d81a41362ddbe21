import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '@/server/embedded/postgres/free-port';
import { isPostmaster, readPostmaster } from '@/server/embedded/postgres/postmaster';
import { is, until } from '@/tests/support/until';

/** The whole of Caravan as `npm start` runs it, in its own data folder. */
export type RunningCaravan = {
  url: string;
  databaseUrl: string;
  /** The secrets of this data folder. */
  secrets: { PAYMENT_WEBHOOK_SECRET: string };
  /** Ends one part as a crash would. The supervisor brings it up again. */
  killPart(part: 'app' | 'inngest' | 'postgres'): void;
  /** Ends the supervisor itself as a crash would; its parts live on. */
  killSupervisor(): Promise<void>;
  waitUntilReady(): Promise<void>;
  /** Ctrl-C. Removes the data folder unless it is kept for another start. */
  stop(options?: { keepData?: boolean }): Promise<void>;
};

/** Starts Caravan on a free port and answers when it is ready. `dataDir` of an earlier one continues it. */
export async function startCaravan(
  options: { port?: number; dataDir?: string; env?: Record<string, string> } = {},
): Promise<RunningCaravan & { dataDir: string; port: number }> {
  const port = options.port ?? (await findFreePort(0));
  const dataDir = options.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'caravan-run-'));
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/start.ts'], {
    env: { ...cleanEnv(), PORT: String(port), CARAVAN_DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  await untilAnnounced(child, output);

  return {
    url,
    port,
    dataDir,
    databaseUrl: databaseUrlOf(dataDir),
    secrets: JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')),
    killPart: (part) => process.kill(pidOf(dataDir, part), 'SIGKILL'),
    async killSupervisor() {
      child.kill('SIGKILL');
      await exited(child);
    },
    waitUntilReady: () => untilReady(url, child, output),
    async stop({ keepData = false } = {}) {
      const isAlone = child.signalCode === 'SIGKILL';
      child.kill('SIGTERM');
      await exited(child);
      // A supervisor that was killed left its parts: of a test that fails then, they would knock for the rest of the day.
      if (isAlone) await endOrphans(dataDir);
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

// A test's own variables must not leak into the app: it is to get its configuration as it would in life.
function cleanEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (
      /^(VITEST|NODE_ENV|TEST|TEST_GATEWAY|PAYMENT_|BETTER_AUTH_|LOG_LEVEL|INNGEST_|DATABASE_URL|APP_URL)/.test(
        name,
      )
    ) {
      delete env[name];
    }
  }
  return env;
}

function databaseUrlOf(dataDir: string): string {
  const password = readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
  const port = readPostmaster(path.join(dataDir, 'postgres'))?.port;
  return `postgresql://caravan:${password}@127.0.0.1:${port}/caravan`;
}

function pidOf(dataDir: string, part: 'app' | 'inngest' | 'postgres'): number {
  if (part === 'postgres') {
    const postmaster = readPostmaster(path.join(dataDir, 'postgres'));
    if (!postmaster) throw new Error('PostgreSQL does not run.');
    return postmaster.pid;
  }
  return JSON.parse(readFileSync(path.join(dataDir, 'run', `${part}.pid`), 'utf8')).pid;
}

async function endOrphans(dataDir: string): Promise<void> {
  for (const part of ['app', 'inngest'] as const) {
    try {
      process.kill(pidOf(dataDir, part), 'SIGKILL');
    } catch {
      // It never ran, or has ended.
    }
  }
  const folder = path.join(dataDir, 'postgres');
  const postmaster = readPostmaster(folder);
  if (!postmaster) return;
  process.kill(postmaster.pid, 'SIGINT');
  await until(() => isPostmaster(postmaster.pid, folder), is(false));
}

function collect(child: ChildProcess): { text: string } {
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output.text += chunk.toString();
    });
  }
  return output;
}

// What it prints, and not what answers: an orphan of an earlier start may be ready all the time.
async function untilAnnounced(child: ChildProcess, output: { text: string }): Promise<void> {
  await until(
    () => {
      refuseIfEnded(child, output);
      return output.text;
    },
    (text) => text.includes('Caravan is ready'),
  );
}

async function untilReady(url: string, child: ChildProcess, output: { text: string }): Promise<void> {
  await until(() => {
    refuseIfEnded(child, output);
    return fetch(`${url}/api/health/ready`).then(
      (response) => response.status,
      () => 'no answer',
    );
  }, is(200));
}

function refuseIfEnded(child: ChildProcess, output: { text: string }): void {
  const end = child.exitCode ?? child.signalCode;
  if (end !== null) throw new Error(`Caravan ended with ${end}:\n${output.text}`);
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
