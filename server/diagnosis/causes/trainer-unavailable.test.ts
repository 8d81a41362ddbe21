import { expect, test } from 'vitest';
import { ago, ahead, aTrainerOf, evidenceOf, onTime } from '@/tests/support/evidence';
import { trainerUnavailable } from './trainer-unavailable';

const away = [{ startsAt: ago(3600), endsAt: ahead(90_000) }];

test.each([
  [{ hasLeft: true }, 'has left'],
  [{ isPaused: true }, 'is paused'],
  [{ timeOff: away }, 'is on leave'],
])('late with a trainer who cannot: %j', (state, words) => {
  const finding = trainerUnavailable(evidenceOf('ALLOCATED', { allocation: aTrainerOf(state) }));
  expect(finding?.headline).toContain(words);
  expect(finding?.remedies[0]).toBe('release');
});

test('on time, the booking itself finds out', () => {
  const evidence = onTime(evidenceOf('ALLOCATED', { allocation: aTrainerOf({ hasLeft: true }) }));
  expect(trainerUnavailable(evidence)).toBeNull();
});

test('booked sessions with a trainer who left, or during leave, are to be given to another', () => {
  for (const state of [{ hasLeft: true }, { timeOff: away }]) {
    const finding = trainerUnavailable(evidenceOf('SCHEDULED', { allocation: aTrainerOf(state) }));
    expect(finding?.remedies[0]).toBe('reallocate');
  }
});

test('a paused trainer keeps the students they have, and leave between sessions hurts nobody', () => {
  const between = [{ startsAt: ahead(3600), endsAt: ahead(7200) }];
  for (const state of [{ isPaused: true }, { timeOff: between }]) {
    expect(trainerUnavailable(evidenceOf('SCHEDULED', { allocation: aTrainerOf(state) }))).toBeNull();
  }
});
