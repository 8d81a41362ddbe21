import { wallTime } from './calendar/zone-offsets';
import type { Occurrence } from './planning/expand-preferred-times';

/**
 * A wall time in one zone at which a session starts in some week. `day` is the weekday in the student's zone.
 */
export type PreferredStart = {
  zone: string;
  choice: number;
  day: number;
  weekday: number;
  minute: number;
};

/**
 * Every distinct wall time at which these sessions start, for each zone: two for one preferred time if a clock changes in
 * between. A trainer who is available at none of them cannot hold it, so their calendar need not be read.
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
