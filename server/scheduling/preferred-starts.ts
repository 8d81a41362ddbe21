import { wallTime } from './calendar/zone-offsets';
import type { Occurrence } from './planning/expand-preferred-times';

/**
 * A wall time in one zone at which a session of a preferred time begins in some week; `day` is the preferred time's
 * weekday, for its student.
 */
export type PreferredStart = {
  zone: string;
  choice: number;
  day: number;
  weekday: number;
  minute: number;
};

/**
 * Every wall time at which these sessions begin, for each zone, once: two for a preferred time where a clock changes in
 * between. A trainer who works at none of them cannot hold the preferred time, which spares reading their calendar.
 */
export function preferredStarts(zones: string[], occurrences: Occurrence[]): PreferredStart[] {
  const starts = new Map<string, PreferredStart>();
  for (const zone of zones) {
    for (const { preferredTime, timeIndex, startsAt } of occurrences) {
      const { weekday, minute } = wallTime(zone, startsAt);
      const start = { zone, choice: timeIndex, day: preferredTime.weekday, weekday, minute };
      starts.set(Object.values(start).join(' '), start);
    }
  }
  return [...starts.values()];
}
