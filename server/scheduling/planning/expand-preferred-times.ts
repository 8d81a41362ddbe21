import { Temporal } from 'temporal-polyfill';
import type { Preferences, PreferredTime } from '@/server/scheduling/preferences/preferences';

/** One possible session: a preferred time in one week. Instants in milliseconds since the epoch. */
export type Occurrence = {
  preferredTime: PreferredTime;
  timeIndex: number;
  week: number;
  startsAt: number;
  endsAt: number;
};

/** What a plan asks for: n sessions of m minutes, k per week. */
export type SeriesShape = { sessionCount: number; sessionMinutes: number; sessionsPerWeek: number };

/** The number of weeks that a series takes when every time is free. */
export function nominalWeeks(shape: SeriesShape): number {
  return Math.ceil(shape.sessionCount / shape.sessionsPerWeek);
}

/**
 * The number of weeks from its start date within which a series must fit: twice its nominal weeks. A series that does not
 * fit cannot be placed.
 */
export function horizonWeeks(shape: SeriesShape): number {
  return 2 * nominalWeeks(shape);
}

/**
 * Every occurrence of every preferred time within `horizonWeeks` of the start date, in time order. The wall time in the
 * student's zone stays the same across clock changes. A time that does not exist moves forward by the gap, and one that
 * exists twice is its earlier instant (Temporal's "compatible", as in RFC 5545). A session lasts its minutes in elapsed time.
 */
export function expandPreferredTimes(preferences: Preferences, shape: SeriesShape): Occurrence[] {
  const start = Temporal.PlainDate.from(preferences.startDate);
  const weeks = horizonWeeks(shape);
  const length = shape.sessionMinutes * 60_000;
  const occurrences: Occurrence[] = [];
  for (const [timeIndex, preferredTime] of preferences.preferredTimes.entries()) {
    const first = start.add({ days: (preferredTime.weekday - start.dayOfWeek + 7) % 7 });
    const time = Temporal.PlainTime.from({
      hour: Math.floor(preferredTime.minute / 60),
      minute: preferredTime.minute % 60,
    });
    for (let week = 0; week < weeks; week++) {
      const local = first.add({ weeks: week }).toPlainDateTime(time);
      const startsAt = local.toZonedDateTime(preferences.zone).epochMilliseconds;
      occurrences.push({ preferredTime, timeIndex, week, startsAt, endsAt: startsAt + length });
    }
  }
  return occurrences.sort((a, b) => a.startsAt - b.startsAt || a.timeIndex - b.timeIndex);
}
