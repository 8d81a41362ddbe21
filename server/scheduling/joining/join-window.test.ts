import { expect, test } from 'vitest';
import { joinState, visitOf } from './join-window';

const session = {
  startsAt: new Date('2026-12-07T17:00:00Z'),
  endsAt: new Date('2026-12-07T18:00:00Z'),
  status: 'SCHEDULED',
};
const at = (time: string) => new Date(`2026-12-07T${time}Z`);

test.each([
  ['16:44:59.999', 'early'],
  ['16:45:00', 'open'],
  ['17:30:00', 'open'],
  ['18:09:59.999', 'open'],
  ['18:10:00', 'over'],
] as const)('at %s a session from 17:00 to 18:00 is %s', (time, state) => {
  expect(joinState(session, at(time))).toBe(state);
  expect(joinState({ ...session, status: 'HELD' }, at(time))).toBe(state);
});

test('a cancelled session is never open', () => {
  expect(joinState({ ...session, status: 'CANCELLED' }, at('17:00:00'))).toBe('cancelled');
});

test('joining again within the same ten minutes is the same visit', () => {
  expect(['16:45:00', '16:54:59', '16:55:00', '17:05:00'].map((time) => visitOf(session, at(time)))).toEqual([
    0, 0, 1, 2,
  ]);
});
