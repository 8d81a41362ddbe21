import { Temporal } from 'temporal-polyfill';
import { knownZone } from '@/server/core/time/known-zone';

/** One local day of a calendar: `date` as in the URL, and as text. */
export type CalendarDay = { date: string; weekday: number; short: string; long: string };

const format = (date: Temporal.PlainDate, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(
    date.toZonedDateTime('UTC').epochMilliseconds,
  );

function dayOf(date: Temporal.PlainDate): CalendarDay {
  return {
    date: date.toString(),
    weekday: date.dayOfWeek,
    short: format(date, { weekday: 'short', day: 'numeric' }),
    long: format(date, { weekday: 'long', day: 'numeric', month: 'long' }),
  };
}

/** The Monday to Sunday around a date (YYYY-MM-DD), their title, and the Mondays before and after. */
export function weekAround(date: string): {
  days: CalendarDay[];
  title: string;
  before: string;
  after: string;
} {
  const given = Temporal.PlainDate.from(date);
  const monday = given.subtract({ days: given.dayOfWeek - 1 });
  const sunday = monday.add({ days: 6 });
  const until = format(sunday, { day: 'numeric', month: 'long', year: 'numeric' });
  const from = format(monday, {
    day: 'numeric',
    ...(monday.month !== sunday.month && { month: 'long' }),
    ...(monday.year !== sunday.year && { year: 'numeric' }),
  });
  return {
    days: Array.from({ length: 7 }, (_, index) => dayOf(monday.add({ days: index }))),
    title: `${from} to ${until}`,
    before: monday.subtract({ days: 7 }).toString(),
    after: monday.add({ days: 7 }).toString(),
  };
}

/** Whether a text is a date that the calendar can show. */
export function isDate(text: string | undefined): text is string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '2000' || text > '2100') return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** The local date and the minutes after midnight of an instant in `zone`. */
export function wallOf(at: Date, zone: string): { date: string; minute: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(knownZone(zone));
  return { date: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute };
}

/** The date a number of days after another, or before it. */
export function dayBeside(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
