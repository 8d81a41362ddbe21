import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';
import { wallOf } from './week';

/** The sessions that start in one local hour of a day: those loaded, and the total. */
export type HourCell = { hour: number; sessions: CalendarSession[]; together: number };

/** Groups ordered sessions by local date and by the local hour they start in. */
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

/** The number of sessions on a day, including those not loaded. */
export function countOf(cells: readonly HourCell[] | undefined): number {
  return (cells ?? []).reduce((sum, { together }) => sum + together, 0);
}
