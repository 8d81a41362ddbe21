import { Temporal } from 'temporal-polyfill';
import { knownZone } from '@/server/core/time/known-zone';

export type Week<S> = { monday: string; title: string; sessions: S[] };

/**
 * Groups sessions by their local week in `zone`, Monday first. Expects sessions in order of time and keeps it. Weeks without
 * sessions are left out.
 */
export function groupByWeek<S extends { startsAt: Date }>(
  sessions: readonly S[],
  zone: string,
  now: Date,
): Week<S>[] {
  const thisMonday = mondayOf(now, zone);
  const weeks = new Map<string, Week<S>>();
  for (const session of sessions) {
    const monday = mondayOf(session.startsAt, zone);
    const key = monday.toString();
    const week = weeks.get(key) ?? { monday: key, title: titleOf(monday, thisMonday), sessions: [] };
    week.sessions.push(session);
    weeks.set(key, week);
  }
  return [...weeks.values()];
}

function mondayOf(at: Date, zone: string): Temporal.PlainDate {
  const date = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(knownZone(zone))
    .toPlainDate();
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function titleOf(monday: Temporal.PlainDate, thisMonday: Temporal.PlainDate): string {
  const days = thisMonday.until(monday, { largestUnit: 'days' }).days;
  if (days === 0) return 'This week';
  if (days === 7) return 'Next week';
  return `Week of ${monday.toLocaleString('en-GB', { day: 'numeric', month: 'long' })}`;
}
