import { expect, test } from 'vitest';
import { optionsByDay } from './options-by-day';

test('an hour belongs to the day on which the reader’s clock shows it', () => {
  const options = ['2026-11-23T17:00Z', '2026-11-23T19:00Z', '2026-11-24T02:00Z'].map((at) => new Date(at));
  const days = optionsByDay(options, 'Asia/Kolkata');
  expect(days.map(({ title, times }) => [title, times.length])).toEqual([
    ['Mon 23 Nov', 1],
    ['Tue 24 Nov', 2],
  ]);
  expect(optionsByDay(options, 'UTC').map(({ times }) => times.length)).toEqual([2, 1]);
});

test('days stay in the order of the offers, the nearest first, and the times of a day follow the clock', () => {
  const options = ['2027-03-08T18:00Z', '2027-03-08T17:00Z', '2027-03-09T17:00Z', '2027-03-07T17:00Z'].map(
    (at) => new Date(at),
  );
  const days = optionsByDay(options, 'UTC');
  expect(days.map(({ title }) => title)).toEqual(['Mon 8 Mar', 'Tue 9 Mar', 'Sun 7 Mar']);
  expect(days[0]?.times.map((at) => at.getUTCHours())).toEqual([17, 18]);
});
