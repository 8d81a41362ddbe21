import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventKey, signingKey, startTestApp } from '@/tests/integration/embedded/inngest/support/app';
import { freePort } from '@/tests/integration/embedded/inngest/support/free-port';
import { serverApi } from '@/tests/integration/embedded/inngest/support/server-api';
import {
  type ServerProcess,
  startServerProcess,
} from '@/tests/integration/embedded/inngest/support/server-process';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database/database';
import { temporaryFolder } from '@/tests/support/temporary-folder';

// An Inngest that somebody else runs: its own process, known to the command by its address and keys alone.

let database: TestDatabase;
let inngest: ServerProcess;
let inngestUrl: string;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  const port = await freePort();
  inngestUrl = `http://127.0.0.1:${port}`;
  const noApps = ','; // it asks nobody for functions, as a real one that was started without an app
  inngest = await startServerProcess({ databaseUrl: database.url, port, appUrl: noApps });
});
afterAll(async () => {
  await inngest.stop();
  await database.drop();
});

/** `npm run lab -- matrix ARGS` with an operator's settings, of which only those of Inngest may be used. */
function start(args: string[], values: Record<string, string> = {}, folder = temporaryFolder()) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/lab.ts', 'matrix', ...args], {
    env: {
      ...{ NODE_ENV: 'production', PATH, HOME, TMPDIR: folder },
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
      SMTP_URL: 'smtp://127.0.0.1:1',
      INNGEST_BASE_URL: inngestUrl,
      INNGEST_EVENT_KEY: eventKey,
      INNGEST_SIGNING_KEY: signingKey,
      ...values,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    child,
    said,
    ended,
    /** What of its database is left. */
    leftovers: () => readdirSync(folder).filter((name) => name.startsWith('caravan-matrix-')),
  };
}

const registered = async () =>
  (await serverApi(inngestUrl, database.url).ask('/v1/apps/caravan/functions')).body;

async function expectRefused(
  args: string[],
  values: Record<string, string>,
  words: string,
  code = 1,
): Promise<void> {
  const { said, ended, leftovers } = start(args, values);
  expect(await ended).toBe(code);
  expect(said.stderr).toContain(words);
  expect(said.stderr.trim().split('\n')).toHaveLength(1);
  expect(leftovers()).toEqual([]);
}

test('cells run against a given Inngest, end in a table, and leave nothing behind there or here', async () => {
  for (const [name, stage, verdict] of [
    ['consumer-not-deployed', 'create', 'EVENT_UNCONSUMED at create'],
    ['run-failed', 'allocate', 'RUN_FAILED at allocate'],
  ] as const) {
    const { said, ended, leftovers } = start([name, stage]);
    expect([await ended, said.stderr]).toEqual([0, '']);
    expect(said.stdout).toContain(`Inngest: ${inngestUrl}`);
    expect(said.stdout).toMatch(new RegExp(`^ +${name} +${stage} +${verdict} +${verdict} +yes$`, 'm'));
    expect(said.stdout).toContain('1 of 1 right.');
    expect(await registered()).toEqual([]);
    expect(leftovers()).toEqual([]);
  }
});

test('Ctrl-C in the middle takes the functions, the database and every process away', async () => {
  const { child, said, ended, leftovers } = start([]);
  await new Promise<void>((resolve) =>
    child.stdout.on('data', () => said.stdout.includes(' 1 of ') && resolve()),
  );
  expect(await registered()).not.toEqual([]);
  child.kill('SIGINT');
  expect([await ended, said.stderr]).toEqual([130, '']);
  expect(await registered()).toEqual([]);
  expect(leftovers()).toEqual([]);
});

test('what a kill -9 left here is gone with the next run, and Inngest has nothing of it at once', async () => {
  const folder = temporaryFolder();
  const { child, said, ended, leftovers } = start([], {}, folder);
  await new Promise<void>((resolve) =>
    child.stdout.on('data', () => said.stdout.includes(' 1 of ') && resolve()),
  );
  child.kill('SIGKILL');
  await ended; // with the process that ran the cells: it writes to the same place
  expect(await registered()).toEqual([]);
  expect(leftovers()).toHaveLength(1);
  const next = start(['lost-webhook'], {}, folder);
  expect([await next.ended, next.said.stderr]).toEqual([0, '']);
  expect(leftovers()).toEqual([]);
});

test('an Inngest where another Caravan is registered is refused and left as it is, unless it is forced', async () => {
  const app = await startTestApp({ id: 'caravan', baseUrl: inngestUrl });
  app.setFunctions((client) => [
    client.createFunction({ id: 'create-purchase', triggers: [{ event: 'purchase/confirmed' }] }, () => 1),
  ]);
  try {
    await fetch(app.url, { method: 'PUT' });
    const before = await registered();
    expect(before).toHaveLength(1);
    await expectRefused(
      ['lost-webhook'],
      {},
      `already has functions of an app "caravan" registered (1, at ${new URL(app.url).origin.replace('127.0.0.1', 'localhost')})`,
    );
    expect(await registered()).toEqual(before);
  } finally {
    await app.stop();
  }
  const forced = start(['lost-webhook', '--force']);
  expect([await forced.ended, forced.said.stderr]).toEqual([0, '']);
});

test('what cannot be run is refused in one sentence, before anything is started', async () => {
  await expectRefused(
    ['no-such-fault'],
    {},
    'the matrix has no fault no-such-fault: consumer-not-deployed',
    2,
  );
  await expectRefused(
    ['run-failed', 'notify'],
    {},
    'run-failed happens at create, allocate, schedule only',
    2,
  );
  await expectRefused([], { INNGEST_BASE_URL: 'http://127.0.0.1:1' }, 'Inngest does not answer at');
  await expectRefused([], { INNGEST_SIGNING_KEY: 'abcdef'.repeat(6) }, 'answered 401');
  await expectRefused([], { INNGEST_EVENT_KEY: '' }, 'INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY are needed');
  await expectRefused([], { INNGEST_SERVE_ORIGIN: 'https://lab.example.com' }, 'needs PORT');
});
