import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeService, environmentOf } from '@/tests/support/compose';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database/database';
import { unpackTools } from '@/tests/support/tools-image';

// What `docker compose run --rm doctor` runs, without Docker: the image's own files, packages and environment.

let image: ReturnType<typeof unpackTools>;
let database: TestDatabase;
beforeAll(async () => {
  image = unpackTools();
  database = await createTestDatabase();
});
afterAll(async () => {
  image.remove();
  await database.drop();
});

async function run(service: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const { entrypoint, command, environment } = composeService(service);
  const [file = '', ...rest] = [...entrypoint, ...(args.length > 0 ? args : command)];
  const hex = 'ab'.repeat(32);
  const secrets = { BETTER_AUTH_SECRET: hex, INNGEST_EVENT_KEY: hex, INNGEST_SIGNING_KEY: hex };
  const more = {
    CARAVAN_DB_PASSWORD: hex,
    PAYMENT_WEBHOOK_SECRET: hex,
    APP_URL: 'https://learn.example.com',
  };
  const { PATH, HOME } = process.env;
  const child = spawn(file, rest, {
    cwd: image.folder,
    env: {
      ...environmentOf({ ...composeService(service), environment }, { ...secrets, ...more }),
      DATABASE_URL: database.url,
      INNGEST_BASE_URL: 'http://127.0.0.1:9',
      NODE_ENV: 'production',
      PATH,
      HOME,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

test('the migrations run in it', async () => {
  const { code, said } = await run('migrate');
  expect([code, said]).toEqual([0, expect.any(String)]);
});

test('the doctor runs in it: the whole system, line by line, with code 1 when something is wrong', async () => {
  const { code, said } = await run('doctor');
  expect(said).toContain('ok   The database answers.');
  expect(said).toContain('BAD  Inngest does not answer at http://127.0.0.1:9');
  expect(said).toContain('invariants hold');
  expect(code).toBe(1);
});

test('the doctor tells of a purchase in it', async () => {
  const { code, said } = await run('doctor', 'P-1');
  expect([code, said.trim()]).toEqual([2, 'There is no purchase P-1.']);
});
