import type { PreferredTime } from '@/server/scheduling/preferences/preferences';

/**
 * Every choice of `perWeek` of these preferred times on different weekdays, as ascending indexes, in the student's order:
 * the set with the earlier preferred times comes first. Checkout takes at most 14 preferred times, so there are at most 672
 * sets, and all are given.
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
