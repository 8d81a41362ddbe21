import { expect, test } from 'vitest';
import { parseDuration, resolveMoment } from './duration';

test.each([
  ['1s', 1000],
  ['1d2h', 93_600_000],
  ['1.5m', 90_000],
  ['500ms', 500],
  ['1w', 604_800_000],
  ['', undefined],
  ['5', undefined],
  ['1s later', undefined],
])('%s is %s ms', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

test('a moment is a duration from now, a date, or nothing', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(resolveMoment('1m', now)).toEqual(new Date('2026-01-01T00:01:00Z'));
  expect(resolveMoment('2026-05-01T00:00:00Z', now)).toEqual(new Date('2026-05-01T00:00:00Z'));
  expect(resolveMoment('tomorrow', now)).toBeUndefined();
});
