import { expect, test } from 'vitest';
import { findCronError, nextTick } from './next-tick';

test('a cron is in UTC unless it names a zone, and keeps that zone through a clock change', () => {
  const after = (iso: string, cron: string) => nextTick(cron, new Date(iso))?.toISOString();
  expect(after('2026-03-28T12:00:00Z', '0 9 * * *')).toBe('2026-03-29T09:00:00.000Z');
  expect(after('2026-03-27T12:00:00Z', 'TZ=Europe/Berlin 0 9 * * *')).toBe('2026-03-28T08:00:00.000Z');
  expect(after('2026-03-28T12:00:00Z', 'TZ=Europe/Berlin 0 9 * * *')).toBe('2026-03-29T07:00:00.000Z');
});

test('the tick at `after` itself is not the next one', () => {
  expect(nextTick('* * * * *', new Date('2026-01-01T00:01:00Z'))).toEqual(new Date('2026-01-01T00:02:00Z'));
});

test.each(['', 'x', '* * * *', '* * * * * *', '99 * * * *', 'TZ=Mars/Base * * * * *'])(
  '%s is no cron',
  (cron) => {
    expect(findCronError(cron)).toBeDefined();
  },
);
