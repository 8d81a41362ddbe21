import { expect, test } from 'vitest';
import { createCalendar } from '@/server/scheduling/calendar/trainer-calendar';
import { nextFreeStart } from './next-free-start';

// A Monday.
const now = new Date('2027-01-04T10:20:00Z');
const trainer = {
  zone: 'Europe/Berlin',
  availability: [{ weekday: 3, startMinute: 540, endMinute: 720 }],
  timeOff: [],
  bufferMinutes: 0,
  maxWeeklyMinutes: null,
  busy: [] as { startsAt: Date; endsAt: Date }[],
};
const next = (more: Partial<typeof trainer> = {}) =>
  nextFreeStart(createCalendar({ trainer: { ...trainer, ...more }, studentBusy: [], now }), now);

test('is the first hour that the trainer works', () => {
  expect(next()).toEqual(new Date('2027-01-06T08:00:00Z'));
});

test('is the hour after what is booked', () => {
  const busy = [{ startsAt: new Date('2027-01-06T08:00:00Z'), endsAt: new Date('2027-01-06T09:30:00Z') }];
  expect(next({ busy })).toEqual(new Date('2027-01-06T10:00:00Z'));
});

test('is none without availability', () => {
  expect(next({ availability: [] })).toBeNull();
});
