import { format } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';

const said: string[] = [];
const expected: RegExp[] = [];

for (const level of ['error', 'warn'] as const) {
  console[level] = (...words: unknown[]) => {
    said.push(format(...words));
  };
}

/** Says that this test logs an error or a warning like this. Without it, a test that logs one fails. */
export function expectConsole(like: RegExp): void {
  expected.push(like);
}

beforeEach(() => {
  said.length = 0;
  expected.length = 0;
});

afterEach(() => {
  expect(
    said.filter((words) => !expected.some((like) => like.test(words))),
    'errors and warnings that the test did not expect',
  ).toEqual([]);
  expect(
    expected.filter((like) => !said.some((words) => like.test(words))),
    'what the test expected to be logged, and was not',
  ).toEqual([]);
});
