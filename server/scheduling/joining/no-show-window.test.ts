import { expect, test } from 'vitest';
import { canReportNoShow } from './no-show-window';

test('a no-show can be reported a quarter of an hour after the start, and not before', () => {
  const startsAt = new Date('2026-05-04T10:00:00Z');
  expect(canReportNoShow({ startsAt }, new Date('2026-05-04T10:14:59.999Z'))).toBe(false);
  expect(canReportNoShow({ startsAt }, new Date('2026-05-04T10:15:00Z'))).toBe(true);
});
