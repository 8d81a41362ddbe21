import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder';

interface Outcome {
  code: number | null;
  stderr: string;
}

/** `npm start`, on data of its own, with these variables and none of the test run's. */
function start(values: Record<string, string>): Promise<Outcome> {
  const { PATH, HOME } = process.env;
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'server/cli/start.ts'], {
    env: { NODE_ENV: 'production', PATH, HOME, CARAVAN_DATA_DIR: temporaryFolder(), ...values },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
}

async function holdPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function expectOneSentence({ code, stderr }: Outcome, words: string): void {
  expect(stderr).toContain(words);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(1);
}

test('a taken port is named in one sentence', async () => {
  const port = await holdPort();
  expectOneSentence(await start({ PORT: String(port) }), `port ${port} is taken`);
});

test.each([
  ['PORT', 'eighty'],
  ['DATABASE_URL', 'mysql://localhost/caravan'],
  ['BETTER_AUTH_SECRET', 'short'],
  ['INNGEST_SIGNING_KEY', 'not-hexadecimal'],
  ['INNGEST_DEV', 'perhaps'],
  ['TEST_GATEWAY', 'perhaps'],
  ['SMTP_URL', 'mail.example.com'],
  ['TRUSTED_PROXIES', 'everyone'],
  ['TRUSTED_PROXIES', '10.0.0.0/64'],
  ['LOG_LEVEL', 'loud'],
])('a broken %s is named in one sentence', async (name, value) => {
  expectOneSentence(await start({ [name]: value }), `Caravan cannot start: ${name} must`);
});

test.each([
  ['DATABASE_URL', 'postgresql://me:hush@127.0.0.1:9/caravan?pool_timeout=3', 'the option pool_timeout'],
  ['APP_URL', 'http://localhost:3000/school', 'write http://localhost:3000'],
  ['INNGEST_DEV', '1', 'npm run dev'],
])('%s=%s is refused in one sentence', async (name, value, words) => {
  const outcome = await start({ [name]: value, PORT: '4290' });
  expectOneSentence(outcome, `Caravan cannot start: ${name} `);
  expect(outcome.stderr).toContain(words);
});

test('an unreachable database is told in one sentence, without the password', async () => {
  const outcome = await start({ DATABASE_URL: 'postgresql://me:hush@127.0.0.1:9/caravan', PORT: '4290' });
  expectOneSentence(outcome, 'DATABASE_URL');
  expect(outcome.stderr).not.toContain('hush');
});

test('a second start on the same data is told who has it', async () => {
  const { tryLock } = await import('@/server/cli/processes/process-lock');
  const dataDir = temporaryFolder();
  tryLock(path.join(dataDir, 'start.pid'));
  expectOneSentence(await start({ CARAVAN_DATA_DIR: dataDir }), `as process ${process.pid}`);
});
