import { expect, test } from 'vitest';
import { refuseEarlierVersion } from './refuse-earlier-version';

const ours = ['20261128200000_init', '20261128200100_invariants'];

test.each([
  ['an empty database', []],
  ['one of this version', ours],
  ['one that lacks a migration', ours.slice(0, 1)],
  ['one that a newer version has migrated', [...ours, '20270101000000_newer']],
])('%s is used', (_, applied) => {
  expect(() => refuseEarlierVersion(ours, applied)).not.toThrow();
});

test.each([
  ['alone', ['20261123000000_init']],
  ['beside ours', ['20261123000000_init', ...ours]],
])('a migration from before the first of ours is refused in one sentence, %s', (_, applied) => {
  expect(() => refuseEarlierVersion(ours, applied)).toThrow(
    /^the database was made by an earlier version of Caravan \(migration 20261123000000_init\) and cannot be upgraded: set [^.\n]*$/,
  );
});
