import { describe, expect, test } from 'vitest';
import { backOff, readRetryAfter } from './back-off';

describe('back-off', () => {
  test('waits 15 s, 30 s, 1 m, 2 m, 5 m and so on, never more than 2 h', () => {
    const seconds = [0, 1, 2, 3, 4, 9, 19].map((attempt) => backOff(attempt, 0) / 1000);
    expect(seconds).toEqual([15, 30, 60, 120, 300, 7200, 7200]);
  });

  test('adds up to 30 s at random', () => {
    expect(backOff(0, 0.999)).toBeGreaterThan(44_000);
    expect(backOff(0, 0.999)).toBeLessThan(45_000);
  });

  test('an override is used as it is, and its last value repeats', () => {
    expect([0, 1, 2].map((attempt) => backOff(attempt, 0.9, [5, 10]))).toEqual([5, 10, 10]);
  });
});

describe('retry-after', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  test.each([
    ['2', 2000],
    ['0', 1000],
    ['2026-01-01T00:01:00Z', 60_000],
    ['2025-01-01T00:00:00Z', 1000],
    ['2027-01-01T00:00:00Z', 86_400_000],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is %s ms', (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected);
  });
});
