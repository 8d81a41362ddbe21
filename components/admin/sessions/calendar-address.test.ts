import { expect, test } from 'vitest';
import { calendarHref, readCalendarAddress } from './calendar-address';

test('an address read and written again is the same', () => {
  const href =
    '/admin/sessions?week=2026-11-23&zone=Asia/Kolkata&q=P-10042&trainer=01938f5e-7a3b-7c4d-8e5f-0123456789ab&course=01938f5e-7a3b-7c4d-8e5f-0123456789ac&view=list';
  expect(
    calendarHref(readCalendarAddress(Object.fromEntries(new URL(href, 'http://host').searchParams))),
  ).toBe(href);
});

test('what is no day and no zone is left out', () => {
  const address = readCalendarAddress({ week: '2026-13-40', day: 'soon', zone: 'Mars/Base', view: 'grid' });
  expect(Object.values(address).filter((value) => value !== null)).toEqual([]);
  expect(calendarHref(address)).toBe('/admin/sessions');
});
