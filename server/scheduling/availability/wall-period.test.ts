import { expect, test } from 'vitest';
import { instantsOf } from './wall-period';

const hours = (from: string, until: string, zone: string) => {
  const { startsAt, endsAt } = instantsOf({ from, until }, zone);
  return (endsAt.getTime() - startsAt.getTime()) / 3_600_000;
};

test('days off are days of the trainer, whatever the clocks do', () => {
  expect(
    instantsOf({ from: '2026-12-24T00:00', until: '2026-12-25T00:00' }, 'Asia/Kolkata').startsAt,
  ).toEqual(new Date('2026-12-23T18:30:00Z'));
  expect(hours('2027-03-28T00:00', '2027-03-29T00:00', 'Europe/Berlin')).toBe(23);
  expect(hours('2026-10-25T00:00', '2026-10-26T00:00', 'Europe/Berlin')).toBe(25);
});

test.each([
  ['2026-12-24T00:00', '2026-12-24T00:00', 'trainer.period-empty'],
  ['2026-12-24T00:00', '2026-12-20T00:00', 'trainer.period-empty'],
  ['2026-02-30T00:00', '2026-03-02T00:00', 'trainer.period-unknown'],
  ['2026-01-01T00:00', '2028-01-01T00:00', 'trainer.period-long'],
])('%s to %s is refused as %s', (from, until, code) => {
  expect(() => instantsOf({ from, until }, 'Europe/Berlin')).toThrow(expect.objectContaining({ code }));
});
