import { expect, test } from 'vitest';
import { nextSend } from './next-send';

const now = new Date('2026-11-28T12:00:00Z');
test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [6, 60],
  [500, 60],
])('after %i attempts the next one is %i minutes away', (attempts, minutes) =>
  expect(nextSend(attempts, now)).toEqual(new Date(now.getTime() + minutes * 60_000)),
);
