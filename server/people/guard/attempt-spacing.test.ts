import { expect, test } from 'vitest';
import { attemptSpacing } from './attempt-spacing';

test.each([
  [1, 0],
  [20, 0],
  [21, 1],
  [22, 2],
  [26, 32],
  [27, 60],
  [100_000, 60],
])('after attempt %i the next one waits %i seconds', (attempt, seconds) => {
  expect(attemptSpacing(attempt)).toBe(seconds);
});
