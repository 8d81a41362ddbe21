import { expect, test } from 'vitest';
import { groupByWeek } from './group-by-week';

const at = (iso: string) => ({ startsAt: new Date(iso) });
const now = new Date('2026-11-25T10:00:00Z');
const shape = (zone: string, ...times: string[]) =>
  groupByWeek(times.map(at), zone, now).map(({ title, sessions }) => [title, sessions.length]);

test('the week of now is this week, the one after is next week, later ones have their Monday', () => {
  expect(shape('UTC', '2026-11-25T18:00:00Z', '2026-11-30T18:00:00Z', '2026-12-07T18:00:00Z')).toEqual([
    ['This week', 1],
    ['Next week', 1],
    ['Week of 7 December', 1],
  ]);
});

test('the week is the one on the wall of the zone: Sunday night here is Monday there', () => {
  const sundayNight = '2026-11-29T22:00:00Z';
  expect(shape('UTC', sundayNight)).toEqual([['This week', 1]]);
  expect(shape('Asia/Kolkata', sundayNight)).toEqual([['Next week', 1]]);
});

test('a clock change inside a week moves no session to another', () => {
  expect(shape('Europe/Berlin', '2027-03-27T17:00:00Z', '2027-03-28T16:00:00Z')).toEqual([
    ['Week of 22 March', 2],
  ]);
});
