import { expect, test } from 'vitest';
import { formatTime, zoneCity } from '@/server/core/time/format-time';
import { composeScheduleMail } from '@/server/fulfillment/mail/compose-schedule-mail';
import { saidIn } from '@/tests/support/said-in';
import { knownZone, zoneWords } from './known-zone';
import { daySpanWords, spanWords, timeWords } from './span-words';

const startsAt = new Date('2026-12-07T12:30:00Z');
const session = { id: 's1', ordinal: 1, startsAt, endsAt: new Date('2026-12-07T13:30:00Z') };

test.each(['Mars/Olympus', 'Foo', '', '+25:99', 'Europe/Kyiv\0', 'x'.repeat(300)])(
  'times in %j, which this runtime does not know, are in UTC and say so',
  (zone) => {
    expect(knownZone(zone)).toBe('UTC');
    expect(formatTime(startsAt, 'time', zone)).toBe('12:30 (UTC)');
    expect(formatTime(startsAt, 'datetime', zone)).toBe('7 Dec, 12:30 (UTC)');
    expect(formatTime(startsAt, 'day', zone)).toBe('Mon 7 Dec');
    expect(timeWords(startsAt, zone)).toBe('12:30 (UTC)');
    expect(spanWords(session, zone)).toBe('12:30 (UTC) – 13:30 (UTC)');
    expect(daySpanWords(session, zone)).toBe('Monday 7 December 2026, 12:30 (UTC) – 13:30 (UTC)');
    expect(zoneCity(zone)).toBe('UTC');
    expect(zoneWords(zone)).toContain('UTC, because');
  },
);

test('a mail in such a zone says which one the times are in', () => {
  const booked = { purchaseId: 'p1', number: 1, sessions: [session] };
  const mail = { ...booked, courseTitle: 'Go', studentName: 'Ann', trainerName: 'Bo' };
  const text = saidIn(composeScheduleMail(mail, { role: 'student', name: 'Ann', zone: 'Mars/New_Olympus' }));
  expect(text).toContain('All times are in UTC, because Mars/New Olympus is not known here.');
  expect(text).toContain('12:30 (UTC) – 13:30 (UTC)');
});

test('a known zone is as before', () => {
  expect(formatTime(startsAt, 'time', 'Asia/Kolkata')).toBe('18:00');
  expect(spanWords(session, 'Asia/Kolkata')).toBe('18:00–19:00');
  expect([knownZone('Asia/Kolkata'), zoneCity('America/New_York')]).toEqual(['Asia/Kolkata', 'New York']);
});
