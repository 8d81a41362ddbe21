import { expect, test } from 'vitest';
import { keyOfChange } from './key-of-change';
import type { UnblockingChange } from './unblocking-change';

const change: UnblockingChange = {
  ...{ kind: 'weekly-hours', from: 60, to: 90, trainerId: 't1', trainerName: 'Tomas Novak' },
  ...{ cost: 15, firstStartsAt: new Date('2027-01-04T10:00:00Z') },
};

test('the same change has the same key, whatever the trainer is called by now and when the series would begin', () => {
  const later = { ...change, trainerName: 'Tomáš Novák', firstStartsAt: new Date('2027-01-11T10:00:00Z') };
  expect(keyOfChange(later)).toBe(keyOfChange(change));
  const { to, from, ...rest } = change;
  expect(keyOfChange({ to, from, ...rest })).toBe(keyOfChange(change));
});

test('two trainers of one name, and limits that read alike, are told apart', () => {
  expect(keyOfChange({ ...change, trainerId: 't2' })).not.toBe(keyOfChange(change));
  // Both read "1.5 h".
  expect(keyOfChange({ ...change, to: 91 })).not.toBe(keyOfChange(change));
});

test('the windows and the time off are part of it', () => {
  const common = { trainerId: 't1', trainerName: 'T', cost: 1, firstStartsAt: new Date(0), zone: 'UTC' };
  const span = { startsAt: new Date(0), endsAt: new Date(86_400_000) };
  const leave = (endsAt: Date): UnblockingChange => ({
    ...common,
    kind: 'leave',
    from: span,
    to: { startsAt: span.startsAt, endsAt },
  });
  expect(keyOfChange(leave(new Date(1000)))).not.toBe(keyOfChange(leave(new Date(2000))));
  const from = { weekday: 1, startMinute: 60, endMinute: 120 };
  const window = (endMinute: number): UnblockingChange => ({
    ...common,
    kind: 'window',
    windows: [{ from, to: { ...from, endMinute } }],
  });
  expect(keyOfChange(window(150))).not.toBe(keyOfChange(window(180)));
});
