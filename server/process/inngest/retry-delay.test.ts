import { expect, test } from 'vitest';
import { retryDelaySeconds } from './retry-delay';

test('the wait grows with each attempt and then stays', () => {
  expect([0, 1, 2, 9, 10, 50].map(retryDelaySeconds)).toEqual([15, 30, 60, 7200, 7200, 7200]);
});
