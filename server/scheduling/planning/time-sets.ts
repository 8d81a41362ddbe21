import type { PreferredTime } from '@/server/scheduling/preferences/preferences';

/**
 * Every set of `perWeek` of these times on different weekdays, as ascending indexes. Sets of times that the student listed
 * first come first. Checkout accepts at most 14 times, so there are at most 672 sets.
 */
export function* timeSets(preferredTimes: readonly PreferredTime[], perWeek: number): Generator<number[]> {
  function* extend(set: number[], days: number, from: number): Generator<number[]> {
    if (set.length === perWeek) {
      yield set;
      return;
    }
    for (let index = from; index < preferredTimes.length; index++) {
      const day = 1 << (preferredTimes[index]?.weekday ?? 0);
      if (!(days & day)) yield* extend([...set, index], days | day, index + 1);
    }
  }
  yield* extend([], 0, 0);
}
