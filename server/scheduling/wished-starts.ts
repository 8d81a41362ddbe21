import { wallTime } from './calendar/zone-offsets';
import type { Occurrence } from './planning/expand-wishes';

/** A wall time in one zone at which a session of a wish begins in some week; `day` is the wish's weekday, for its student. */
export type WishedStart = { zone: string; wish: number; day: number; weekday: number; minute: number };

/**
 * Every wall time at which these sessions begin, for each zone, once: two for a wish where a clock changes in between. A
 * trainer who works at none of them cannot hold the wish, which spares reading their calendar.
 */
export function wishedStarts(zones: string[], occurrences: Occurrence[]): WishedStart[] {
  const starts = new Map<string, WishedStart>();
  for (const zone of zones) {
    for (const { wish, wishIndex, startsAt } of occurrences) {
      const { weekday, minute } = wallTime(zone, startsAt);
      const start = { zone, wish: wishIndex, day: wish.weekday, weekday, minute };
      starts.set(Object.values(start).join(' '), start);
    }
  }
  return [...starts.values()];
}
