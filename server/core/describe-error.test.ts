import { describe, expect, test } from 'vitest';
import { describeError } from './describe-error';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:8288'), { code: 'ECONNREFUSED' });

describe('each shape of an error becomes the sentence that helps', () => {
  test.each<[string, unknown, string]>([
    ['a string', 'out of paper', 'out of paper'],
    ['an error', new Error('out of paper'), 'out of paper'],
    ['an error without words', new TypeError(''), 'TypeError'],
    [
      'an app that Inngest cannot reach',
      { error: { error: 'Unable to reach SDK URL', name: 'Error', message: 'Unable to reach SDK URL' } },
      'Unable to reach SDK URL',
    ],
    ['a nested string', { error: '<html>Bad gateway</html>' }, '<html>Bad gateway</html>'],
    [
      'what the SDK serializes',
      {
        __serialized: true,
        name: 'TypeError',
        message: 'no such day',
        stack: 'TypeError: no such day\n    at a.js:1:1',
      },
      'no such day',
    ],
    ['JSON as text', '{"error":{"message":"Unable to reach SDK URL"}}', 'Unable to reach SDK URL'],
    ['JSON as text twice', JSON.stringify('{"message":"no such day"}'), 'no such day'],
    [
      'a chain of causes',
      new TypeError('fetch failed', { cause: refused }),
      'fetch failed: connect ECONNREFUSED 127.0.0.1:8288',
    ],
    [
      'a cause that is said already',
      new Error('sessions.taken: Taken.', { cause: new Error('Taken.') }),
      'sessions.taken: Taken.',
    ],
    [
      'several errors',
      new AggregateError([new Error('connect ECONNREFUSED ::1:9'), refused], ''),
      'connect ECONNREFUSED ::1:9; connect ECONNREFUSED 127.0.0.1:8288',
    ],
    [
      'several errors as the cause',
      new TypeError('fetch failed', { cause: new AggregateError([refused]) }),
      'fetch failed: connect ECONNREFUSED 127.0.0.1:8288',
    ],
    [
      'a code that the message lacks',
      Object.assign(new Error('Greeting never received'), { code: 'ETIMEDOUT' }),
      'Greeting never received (ETIMEDOUT)',
    ],
    ['a message over lines', 'first\n  second\n    at frame (a.js:1:1)', 'first second'],
    ['nothing', undefined, 'unknown error'],
    ['null', null, 'unknown error'],
    ['an empty object', {}, 'unknown error'],
    ['an empty string', ' ', 'unknown error'],
    ['a number', 7, '7'],
  ])('%s', (_what, error, expected) => {
    expect(describeError(error)).toBe(expected);
  });
});

describe('Prisma: not which call failed, but why', () => {
  test.each<[string, string, string]>([
    [
      'a raw query',
      '\nInvalid `prisma.$queryRaw()` invocation:\n\n\nRaw query failed. Code: `42703`. Message: `column "x" does not exist`',
      'Raw query failed. Code: `42703`. Message: `column "x" does not exist`',
    ],
    [
      'a constraint, with the code around the call',
      '\nInvalid `db.user.create()` invocation in\n/app/server/a.ts:5:17\n\n  2 import x\n  3 \n→ 5 await db.user.create(\nUnique constraint failed on the fields: (`email`)',
      'Unique constraint failed on the fields: (`email`)',
    ],
    [
      'a database that is away',
      "\nInvalid `prisma.purchase.findUnique()` invocation:\n\n\nCan't reach database server at `127.0.0.1:5432`\n\nPlease make sure your database server is running at `127.0.0.1:5432`.",
      "Can't reach database server at `127.0.0.1:5432` Please make sure your database server is running at `127.0.0.1:5432`.",
    ],
    [
      'an argument that is missing',
      '\nInvalid `prisma.user.create()` invocation:\n\n{\n  data: {\n+   name: String\n  }\n}\n\nArgument `name` is missing.',
      'Argument `name` is missing.',
    ],
    [
      'only the call',
      'Invalid `prisma.user.create()` invocation:',
      'Invalid `prisma.user.create()` invocation:',
    ],
  ])('%s', (_what, message, expected) => {
    expect(describeError(new Error(message))).toBe(expected);
  });
});

describe('whatever comes', () => {
  test('no secret leaves with it', () => {
    const error = new Error('cannot connect', { cause: 'postgresql://caravan:hunter2@db/caravan' });
    expect(describeError(error)).toBe('cannot connect: postgresql://[redacted]@db/caravan');
  });

  test('it is bounded, and never cut within a character', () => {
    const text = describeError('🙂'.repeat(5000));
    expect([...text]).toHaveLength(300);
    expect(text).not.toMatch(/\p{Cs}/u);
  });

  test('PostgreSQL can keep it: no NUL, no lone surrogate', () => {
    expect(describeError('a\u0000b\ud800c')).toBe('a b c');
  });

  test('a circle of causes ends', () => {
    const error = new Error('round and round');
    error.cause = error;
    expect(describeError(error)).toBe('round and round');
  });

  test('what throws when it is read is unknown', () => {
    const hostile = {
      get message(): string {
        throw new Error('no');
      },
    };
    expect(describeError(hostile)).toBe('unknown error');
  });
});
