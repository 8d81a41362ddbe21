import { Temporal } from 'temporal-polyfill';
import { noticeHours } from '@/server/scheduling/calendar/trainer-calendar';

/** The week that is looked at: its first day in the student's zone, YYYY-MM-DD, and when each hour of it begins. */
export type WeekHours = {
  firstDay: string;
  /** Milliseconds since the epoch, from Monday 0:00 to Sunday 23:00, whichever weekday the week begins with. */
  startsAt: number[];
};

/**
 * Every full hour of seven days by the clock of a zone, from the start date on, or from the first day of which no hour is
 * too soon to be booked. A wall time that does not exist moves forward by the gap, and one that exists twice is its earlier instant.
 */
export function weekHours({
  zone,
  startDate,
  now,
}: {
  zone: string;
  startDate: string;
  now: Date;
}): WeekHours {
  const soonest = Temporal.Instant.fromEpochMilliseconds(now.getTime() + noticeHours * 3_600_000);
  const bookable = soonest.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  const asked = Temporal.PlainDate.from(startDate);
  const first = Temporal.PlainDate.compare(asked, bookable) < 0 ? bookable : asked;
  const startsAt = Array.from({ length: 168 }, (_, index) => {
    const day = first.add({ days: (Math.floor(index / 24) + 1 - first.dayOfWeek + 7) % 7 });
    const hour = Temporal.PlainTime.from({ hour: index % 24 });
    return day.toPlainDateTime(hour).toZonedDateTime(zone).epochMilliseconds;
  });
  return { firstDay: first.toString(), startsAt };
}
