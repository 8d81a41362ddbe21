import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';
import { wallOf } from './week';

/** Sessions that begin within one local hour of a day: those that were read, and how many there are. */
export type HourCell = { hour: number; sessions: CalendarSession[]; together: number };

/** Sessions in order, by local date and by the hour in which they begin there. */
export function byDay(sessions: readonly CalendarSession[], zone: string): Map<string, HourCell[]> {
  const days = new Map<string, HourCell[]>();
  for (const session of sessions) {
    const { date, minute } = wallOf(session.startsAt, zone);
    const hour = Math.floor(minute / 60);
    const cells = days.get(date) ?? [];
    days.set(date, cells);
    const cell = cells.find((each) => each.hour === hour);
    if (cell) cell.sessions.push(session);
    else cells.push({ hour, sessions: [session], together: session.together });
  }
  return days;
}

/** How many sessions a day has, also those that were not read. */
export function countOf(cells: readonly HourCell[] | undefined): number {
  return (cells ?? []).reduce((sum, { together }) => sum + together, 0);
}
