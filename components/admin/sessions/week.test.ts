import { expect, test } from 'vitest';
import { isDate, wallOf, weekAround } from './week';

test('a week begins on Monday, whichever of its days is given', () => {
  for (const date of ['2026-11-23', '2026-11-26', '2026-11-29']) {
    const { days, title, before, after } = weekAround(date);
    expect(days.map((day) => day.date)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
    expect([title, before, after]).toEqual(['23 to 29 November 2026', '2026-11-16', '2026-11-30']);
  }
});

test.each([
  ['2026-12-01', '30 November to 6 December 2026'],
  ['2027-01-01', '28 December 2026 to 3 January 2027'],
])('the week around %s is called %s', (date, title) => {
  expect(weekAround(date).title).toBe(title);
});

test('only days that exist are dates', () => {
  expect(['2026-11-23', '2026-02-30', '26-1-1', 'next week', undefined].filter(isDate)).toEqual([
    '2026-11-23',
  ]);
});

test('an instant is told by the clock of its zone, over a change of the clocks too', () => {
  expect(wallOf(new Date('2027-03-28T00:30:00Z'), 'Europe/Berlin')).toEqual({
    date: '2027-03-28',
    minute: 90,
  });
  expect(wallOf(new Date('2027-03-28T01:30:00Z'), 'Europe/Berlin')).toEqual({
    date: '2027-03-28',
    minute: 210,
  });
  expect(wallOf(new Date('2026-11-23T20:00:00Z'), 'Asia/Kolkata')).toEqual({
    date: '2026-11-24',
    minute: 90,
  });
});
