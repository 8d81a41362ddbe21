import { expect, test } from 'vitest';
import { untilWords } from './until-words';

const session = { startsAt: new Date('2026-11-25T12:30:00Z'), endsAt: new Date('2026-11-25T13:30:00Z') };

test.each([
  ['2026-11-23T19:30:00Z', 'in 1 day 17 hours'],
  ['2026-11-23T12:30:00Z', 'in 2 days'],
  ['2026-11-25T11:25:00Z', 'in 1 hour 5 minutes'],
  ['2026-11-25T12:29:50Z', 'in 1 minute'],
  ['2026-11-25T12:30:00Z', 'now, 1 hour left'],
  ['2026-11-25T13:05:00Z', 'now, 25 minutes left'],
  ['2026-11-25T13:30:00Z', 'has just ended'],
])('at %s the session is %j', (now, words) => {
  expect(untilWords(session, Date.parse(now))).toBe(words);
});
