import { format } from 'node:util';
import pino from 'pino';
import { afterEach, expect, vi } from 'vitest';

const said: string[] = [];
const expected: RegExp[] = [];
const allowed: RegExp[] = [];

for (const level of ['error', 'warn'] as const) {
  console[level] = (...words: unknown[]) => {
    said.push(format(...words));
  };
}

// The process log, as in server/core/log. That one reads the environment, which tests set after this file.
vi.mock('@/server/core/log', () => ({
  log: pino({ level: 'warn', base: null, timestamp: false }, { write: (line) => said.push(line.trim()) }),
}));

/** Says that this test logs an error or a warning like this. Without it, a test that logs one fails. */
export function expectLog(like: RegExp): void {
  expected.push(like);
}

/** Says at the top of a file that its tests may log this, for what happens beside them and not in each of them. */
export function allowLog(like: RegExp): void {
  allowed.push(like);
}

/** What is logged between two tests counts for the second. What is logged as a file ends is of what it shuts down. */
function check(): void {
  const [lines, awaited] = [said.splice(0), expected.splice(0)];
  expect(
    lines.filter((line) => ![...awaited, ...allowed].some((like) => like.test(line))),
    'errors and warnings that the test did not expect',
  ).toEqual([]);
  expect(
    awaited.filter((like) => !lines.some((line) => like.test(line))),
    'what the test expected to be logged, and was not',
  ).toEqual([]);
}

afterEach(check);
