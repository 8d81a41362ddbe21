import { expect, test } from 'vitest';
import { isDue, isLate } from './is-due';

const at = (text: string) => new Date(`2027-01-${text}Z`);

test.each([
  ['none ever ran', null, null, '10T12:00', true],
  ['it succeeded this night', '10T03:00', '10T03:00', '10T23:59', false],
  ['the next night has begun', '10T03:00', '10T03:00', '11T03:00', true],
  ['the next night has not begun', '10T03:00', '10T03:00', '11T02:59', false],
  ['it failed half an hour ago', '09T03:00', '10T03:00', '10T03:30', false],
  ['it failed an hour ago', '09T03:00', '10T03:00', '10T04:00', true],
  ['the clock was set back', '11T03:00', '11T03:00', '10T12:00', false],
])('when %s', (_, succeeded, tried, now, due) => {
  const runs = { succeededAt: succeeded ? at(succeeded) : null, triedAt: tried ? at(tried) : null };
  expect(isDue(runs, at(now))).toBe(due);
});

test.each([
  ['nothing was tried yet', null, null, null, false],
  ['last night it succeeded', '10T03:00', '10T03:00', '01T03:00', false],
  ['nobody tried for two nights', '08T03:00', '08T03:00', '01T03:00', true],
  ['it fails each night', '08T03:00', '10T11:00', '01T03:00', true],
  ['it has failed since the beginning', null, '10T11:00', '01T03:00', true],
  ['it failed for the first time', null, '10T11:00', '10T11:00', false],
])('it is late when %s: %s', (_, succeeded, tried, first, late) => {
  const runs = { succeededAt: succeeded ? at(succeeded) : null, triedAt: tried ? at(tried) : null };
  expect(isLate(runs, first ? at(first) : null, at('10T12:00'))).toBe(late);
});
