import { expect, test } from 'vitest';
import { findUnfitSetting } from './find-unfit-setting';

const fit = { isolation: 'read committed', readOnly: 'off', replication: 'origin', isStandby: false };

test('a session of a primary with the settings that Caravan needs is fit', () => {
  expect(findUnfitSetting(fit)).toBeNull();
});

test.each([
  [{ isolation: 'serializable' }, 'default_transaction_isolation to serializable'],
  [{ readOnly: 'on' }, 'default_transaction_read_only to on'],
  [{ replication: 'replica' }, 'session_replication_role to replica'],
  [{ replication: 'local' }, 'session_replication_role to local'],
  [{ isStandby: true, readOnly: 'on' }, 'read-only standby (pg_is_in_recovery)'],
])('%j is named', (given, words) => {
  expect(findUnfitSetting({ ...fit, ...given })).toContain(words);
});
