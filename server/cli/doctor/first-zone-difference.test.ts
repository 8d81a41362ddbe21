import { expect, test } from 'vitest';
import { firstZoneDifference } from './first-zone-difference';

// New York goes from -4 to -5 hours on 1 November 2020.
const start = new Date('2020-10-18T00:00:00Z');
const real = [-14_400, -14_400, -14_400, -18_000];

test('the same offsets are no difference', () => {
  expect(firstZoneDifference('America/New_York', start, real)).toBeNull();
});

test('of other offsets, the first week with one is named', () => {
  expect(firstZoneDifference('America/New_York', start, [-14_400, -14_400, -18_000, -18_000])).toEqual(
    new Date('2020-11-01T00:00:00Z'),
  );
  expect(firstZoneDifference('Asia/Kolkata', start, [19_800, 18_000])).toEqual(
    new Date('2020-10-25T00:00:00Z'),
  );
});

test('a zone that Node does not know differs at once', () => {
  expect(firstZoneDifference('Mars/Olympus', start, [0])).toEqual(start);
});
