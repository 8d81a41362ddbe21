import { expect, test } from 'vitest';
import { formatDuration } from './format-duration';

test.each([
  [0, '0 ms'],
  [41, '41 ms'],
  [400, '0.4 s'],
  [9_949, '9.9 s'],
  [9_960, '10 s'],
  [59_600, '1 min'],
  [312_000, '5 min 12 s'],
  [7_800_000, '2 h 10 min'],
  [7_200_000, '2 h'],
  [3 * 86_400_000 + 4 * 3_600_000, '3 d 4 h'],
])('%i ms reads %j', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
