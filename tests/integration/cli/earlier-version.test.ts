import { spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { connectDb } from '@/server/core/db';
import { checkDatabase } from '@/server/operations/boot/check-database';
import { findUnready } from '@/server/operations/readiness/find-unready';
import { createClient } from '@/server/postgres/create-client';
import { createTestDatabase } from '../../support/database/database';
import { temporaryFolder } from '../../support/temporary-folder';
import { until } from '../../support/until';

const sentence =
  'the database was made by an earlier version of Caravan (migration 20261123000000_init) and cannot be upgraded: set ' +
  'DATABASE_URL to an empty database or, without DATABASE_URL, move the data folder away to start over';

/** A database with a table and the bookkeeping of the version before there were two migrations. */
async function earlierDatabase(): Promise<string> {
  const { url, drop } = await createTestDatabase({ migrated: false });
  onTestFinished(drop);
  const client = createClient(url);
  await client.connect();
  await client.query(`
    CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0);
    INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES
      ('1', '', now(), '20261123000000_init'), ('2', '', now(), '20261123000100_invariants');
    CREATE TABLE "User" (id TEXT PRIMARY KEY, email TEXT)`);
  await client.end();
  return url;
}

function run(url: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      CARAVAN_DATA_DIR: temporaryFolder(),
      DATABASE_URL: url,
      PORT: '4291',
      LOG_LEVEL: 'silent',
      INNGEST_BASE_URL: 'http://127.0.0.1:9',
      INNGEST_EVENT_KEY: 'key',
      INNGEST_SIGNING_KEY: `signkey-prod-${'ab'.repeat(32)}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output: output.trim() })));
}

test.each([
  ['npm start', 'Caravan cannot start', ['server/cli/start.ts']],
  ['npm run dev', 'Caravan cannot start', ['server/cli/start.ts', '--dev']],
  ['npm run migrate', 'Caravan cannot migrate', ['server/cli/migrate.ts']],
  ['npm run admin', 'Accounts cannot be changed', ['server/cli/admin.ts', 'list']],
])('%s refuses the database of an earlier version in one sentence', async (_, lead, args) => {
  const { code, output } = await run(await earlierDatabase(), ...args);
  expect(output).toBe(`${lead}: ${sentence}.`);
  expect(code).toBe(1);
});

test('the doctor, readiness and the app as it starts say the same', async () => {
  const url = await earlierDatabase();
  expect((await run(url, 'server/cli/doctor.ts')).output).toContain(`BAD  T${sentence.slice(1)}.`);
  expect(await checkDatabase(url, true)).toBe(sentence);
  const db = connectDb(url);
  await until(
    () => findUnready(db),
    (reasons) => reasons.includes(sentence),
  );
  await db.$disconnect();
});
