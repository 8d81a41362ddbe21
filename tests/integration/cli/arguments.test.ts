import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '@/server/cli/arguments/describe-failure';
import { readRequest as readDoctor } from '@/server/cli/doctor/read-request';
import { readRequest as readLab } from '@/server/cli/lab/read-request';
import { findPurchase } from '@/server/purchases/find-purchase';
import { openTestDatabase } from '@/tests/support/database/open-test-database';
import { aPendingPurchase } from '@/tests/support/school/school';

const { db, url } = await openTestDatabase();
const purchase = await aPendingPurchase(db);

const rubbish = [
  '',
  '  ',
  '\0',
  'P-1\0',
  '\u200B',
  'P-',
  'P-0x10',
  'P-99999999999',
  'P-1 P-2',
  '-1',
  '../..',
  'x'.repeat(5000),
];

/** How a failure would be told: one line and an exit code. */
async function refusal(of: () => unknown) {
  try {
    await of();
  } catch (error) {
    return describeFailure(error, 'It failed');
  }
  throw new Error('nothing was refused');
}

describe('the doctor', () => {
  test.each(['P-N', 'p-N', '#N', 'N', 'P N', ' p-N. ', '(P–N)'])(
    'finds a purchase written as %s',
    async (form) => {
      expect(await findPurchase({ db }, form.replace('N', String(purchase.number)))).toBe(purchase.id);
    },
  );

  test('finds it by its id, and by a number in two words of the command line', async () => {
    expect(await findPurchase({ db }, purchase.id)).toBe(purchase.id);
    expect(readDoctor(['P', '10042'])).toMatchObject({ reference: 'P 10042', isApplied: false });
  });

  test.each([...rubbish, 'P-2147483647', 'nothing'])(
    'refuses %j in one line, with exit code 2',
    async (reference) => {
      const { line, exitCode } = await refusal(() => findPurchase({ db }, reference));
      expect(exitCode).toBe(2);
      expect(line).not.toMatch(/[\n\0]|\bat .*:\d+/);
      expect(line.length).toBeLessThan(200);
    },
  );

  test.each([
    [['--aply'], "Unknown option '--aply'"],
    [['--apply'], 'Usage: npm run doctor'],
    [['P-1', '--remedy=replay'], 'Usage: npm run doctor'],
    [['P-1', '--apply', '--remedy'], "Option '--remedy <value>' argument missing"],
    [['P-1', '--apply', '--remedy=magic'], 'There is no such remedy: '],
    [['P-1', '--apply', '--reason=\0'], 'This text contains characters'],
    [['P-1', '--apply', '--reason='], 'Say why.'],
    [['P-1', '--apply', `--reason=${'x'.repeat(501)}`], '500'],
  ])('refuses %j and says why', async (args, words) => {
    const { line, exitCode } = await refusal(() => readDoctor(args));
    expect(exitCode).toBe(2);
    expect(line).not.toContain('\n');
    if (!args.includes('--reason=\0')) expect(line).toContain(words);
  });
});

describe('the lab', () => {
  test('takes names and stages in any case, with spaces around them', () => {
    expect(readLab([' Lost-Webhook ', 'PAY'])).toEqual({
      command: 'break',
      name: 'lost-webhook',
      stage: 'pay',
    });
    expect(readLab(['undo'])).toEqual({ command: 'undo', name: undefined });
    expect(readLab([])).toEqual({ command: 'list' });
  });

  test.each([
    [['nothing'], 'There is no such fault: '],
    [['lost-webhook', 'nowhere'], 'There is no such stage: '],
    [['undo', 'nothing'], 'There is no such fault: '],
    [['lost-webhook', 'pay', 'now'], 'Usage: '],
    [['--force'], "Unknown option '--force'"],
    [[''], 'Please fill this in.'],
    [['\0'], 'Write this on one line'],
  ])('refuses %j and says what there is', async (args, words) => {
    const { line, exitCode } = await refusal(() => readLab(args));
    expect(exitCode).toBe(2);
    expect(line).toContain(words);
    expect(line).not.toContain('\n');
  });
});

describe('as a process', () => {
  async function run(script: string, args: string[]) {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      env: {
        PATH,
        HOME,
        NODE_ENV: 'development',
        DATABASE_URL: url,
        INNGEST_DEV: 'http://127.0.0.1:9',
        LAB: '1',
        CARAVAN_EMBEDDED: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(child, 'close');
    return { said, exitCode: child.exitCode };
  }

  test.each([
    ['server/cli/doctor.ts', ['P rubbish'], 'is not the number or the id of a purchase'],
    ['server/cli/doctor.ts', ['P-1', '--apply', '--reason='], 'Say why.'],
    ['server/cli/lab.ts', ['nothing'], 'There is no such fault'],
    ['server/cli/lab.ts', ['matrix', 'nothing'], 'the matrix has no fault nothing'],
    ['server/cli/admin.ts', ['ban', 'nobody'], 'Write the email of an account.'],
  ])('%s %j ends with code 2 and one line', async (script, args, words) => {
    const { said, exitCode } = await run(script, args);
    expect(said.trim()).toContain(words);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(2);
  });
});
