import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarEvent, composeCalendar } from './compose-calendar';

const event = (facts: Partial<CalendarEvent> = {}): CalendarEvent => ({
  sessionId: 'session-1',
  sequence: 3,
  isCancelled: false,
  startsAt: new Date('2026-12-07T17:00:00Z'),
  endsAt: new Date('2026-12-07T18:00:00Z'),
  changedAt: new Date('2026-11-20T09:00:00Z'),
  summary: 'Python from zero with Ishita Rao',
  description: 'Session 1 of 4.',
  url: 'https://caravan.example/sessions/1/join',
  ...facts,
});
const bytes = (text: string) => Buffer.from(text, 'utf8');

test('without events the file still has a component, which shows nothing', () => {
  const text = composeCalendar({ name: 'Caravan', events: [] });
  expect(text.endsWith('END:VTIMEZONE\r\nEND:VCALENDAR\r\n')).toBe(true);
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone']);
});

test('the same state of a session is the same text, and a new state a higher sequence under the same id', () => {
  const text = composeCalendar({ name: 'Caravan', events: [event()] });
  expect(composeCalendar({ name: 'Caravan', events: [event()] })).toBe(text);
  for (const line of [
    'UID:session-1@caravan',
    'DTSTAMP:20261120T090000Z',
    'SEQUENCE:3',
    'DTSTART:20261207T170000Z',
  ])
    expect(text).toContain(`\r\n${line}\r\n`);
  expect(composeCalendar({ name: 'Caravan', events: [event({ sequence: 4 })] })).toContain('SEQUENCE:4\r\n');
});

test('every program finds where to join, and a cancelled session has no place', () => {
  const read = (facts: Partial<CalendarEvent>) => {
    const text = composeCalendar({ name: 'Caravan', events: [event(facts)] });
    const found = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
    return (name: string) => found?.getFirstProperty(name);
  };
  const booked = read({});
  for (const name of ['url', 'location', 'conference'])
    expect(booked(name)?.getFirstValue()).toBe('https://caravan.example/sessions/1/join');
  expect(booked('conference')?.type).toBe('uri');
  const cancelled = read({ isCancelled: true });
  expect([cancelled('location'), cancelled('conference')]).toEqual([null, null]);
});

test('law: whatever people are called, lines end with CRLF, have 75 octets at most, and no name ends its line', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.constantFrom(
      'a\r\nATTENDEE:mailto:x@example.com',
      'Ælfgifu; of, North\\ampton\n',
      '\u2028x\0y',
      '\u2066left \u202eright',
      '\ud800',
      'ß'.repeat(90),
    ),
  );
  fc.assert(
    fc.property(name, name, fc.boolean(), (title, trainer, isCancelled) => {
      const text = composeCalendar({
        name: title,
        events: [event({ summary: `${title} with ${trainer}`, description: `${trainer}.`, isCancelled })],
      });
      expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const lines = text.slice(0, -2).split('\r\n');
      for (const line of lines) {
        expect(line).not.toBe('');
        expect(bytes(line).length).toBeLessThanOrEqual(75);
        // No line is folded inside a character.
        expect(bytes(line).toString('utf8')).toBe(line);
        expect(line).not.toMatch(/\p{Cs}/u);
      }
      const calendar = new ICAL.Component(ICAL.parse(text));
      const [only, ...others] = calendar.getAllSubcomponents('vevent');
      expect(others).toEqual([]);
      const summary = `${isCancelled ? 'Cancelled: ' : ''}${title} with ${trainer}`;
      const isolates = /[\u202A-\u202E\u2066-\u2069]/g;
      const plain = summary
        .replace(isolates, '')
        .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .replace(/\p{Cs}/gu, '\ufffd');
      expect(only?.getFirstPropertyValue('summary')).toBe(plain);
      expect(only?.getAllProperties('attendee')).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
