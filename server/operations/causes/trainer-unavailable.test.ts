import { expect, test } from 'vitest';
import { ago, ahead, aTrainerOf, evidenceOf, onTime, sessionsOf } from '@/tests/support/evidence';
import { trainerUnavailable } from './trainer-unavailable';

const away = [{ startsAt: ago(3600), endsAt: ahead(90_000) }];

test('late with a trainer who left', () => {
  const finding = trainerUnavailable(
    evidenceOf('ALLOCATED', { allocation: aTrainerOf({ leftAt: ago(60) }) }),
  );
  expect(finding?.headline).toContain('has left');
  expect(finding?.remedies[0]).toBe('release');
});

test.each([{ isPaused: true }, { timeOff: away }])(
  'who can still be booked is not the cause: %j',
  (state) => {
    const evidence = evidenceOf('ALLOCATED', { allocation: aTrainerOf(state) });
    expect(trainerUnavailable(evidence)).toBeNull();
  },
);

test('on time, the booking itself finds out', () => {
  const evidence = onTime(evidenceOf('ALLOCATED', { allocation: aTrainerOf({ leftAt: ago(60) }) }));
  expect(trainerUnavailable(evidence)).toBeNull();
});

test('booked sessions with a trainer who left, or during leave, are to be given to another', () => {
  for (const state of [{ leftAt: ago(60) }, { timeOff: away }]) {
    const finding = trainerUnavailable(evidenceOf('SCHEDULED', { allocation: aTrainerOf(state) }));
    expect(finding?.remedies[0]).toBe('reallocate');
  }
});

test('when a trainer will leave, only the sessions after that must move', () => {
  const leaves = (leftAt: Date) => evidenceOf('SCHEDULED', { allocation: aTrainerOf({ leftAt }) });
  expect(trainerUnavailable(leaves(ahead(100_000)))?.headline).toBe(
    'Ishita Rao leaves before 1 of 2 sessions to come',
  );
  expect(trainerUnavailable(leaves(ahead(200_000)))).toBeNull();
});

test('a session that staff set into leave by name is as they want it', () => {
  const sessions = sessionsOf(2).map((session) => ({ ...session, overrides: ['leave'] }));
  const allocation = aTrainerOf({ timeOff: away });
  expect(trainerUnavailable(evidenceOf('SCHEDULED', { allocation, sessions }))).toBeNull();
});

test('a paused trainer keeps the students they have, and leave between sessions hurts nobody', () => {
  const between = [{ startsAt: ahead(3600), endsAt: ahead(7200) }];
  for (const state of [{ isPaused: true }, { timeOff: between }]) {
    expect(trainerUnavailable(evidenceOf('SCHEDULED', { allocation: aTrainerOf(state) }))).toBeNull();
  }
});
