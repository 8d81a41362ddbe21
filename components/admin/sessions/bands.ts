import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import { wallOf } from './week';

/** A part of one day, in minutes after its midnight. */
export type Band = { from: number; until: number };

/** The range of hours that a week shows: it covers the sessions, the availability and at least a working day. */
export function hoursShown(
  placed: { minute: number; session: Pick<CalendarSession, 'startsAt' | 'endsAt'> }[],
  windows: WeeklyWindow[],
): [first: number, last: number] {
  const begins = [
    ...placed.map(({ minute }) => minute),
    ...windows.map(({ startMinute }) => startMinute),
    540,
  ];
  const ends = [
    ...placed.map(({ minute, session }) =>
      Math.min(1_440, minute + (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000),
    ),
    ...windows.map(({ endMinute }) => endMinute),
    1_020,
  ];
  return [Math.floor(Math.min(...begins) / 60), Math.ceil(Math.max(...ends) / 60)];
}

/** The parts of a local day in `zone` that are time off. */
export function offBands<Off extends { startsAt: Date; endsAt: Date; reason: string | null }>(
  date: string,
  timeOff: Off[],
  zone: string,
): (Band & { reason: string | null })[] {
  return timeOff.flatMap(({ startsAt, endsAt, reason }) => {
    const from = wallOf(startsAt, zone);
    const until = wallOf(endsAt, zone);
    if (from.date > date || until.date < date) return [];
    const band = {
      from: from.date < date ? 0 : from.minute,
      until: until.date > date ? 1_440 : until.minute,
      reason,
    };
    return band.until > band.from ? [band] : [];
  });
}
