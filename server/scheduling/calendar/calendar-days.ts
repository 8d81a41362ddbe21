import { Temporal } from 'temporal-polyfill';
import { ValidationError } from '@/server/core/errors';
import { readZone } from '@/server/core/time/read-zone';

/**
 * The instants between which `days` local days lie, from the beginning of `from` (YYYY-MM-DD) in `zone`: as long as the
 * clocks there say, also when they change. Throws ValidationError `calendar.unknown-day`.
 */
export function calendarDays(from: string, days: number, zone: string): { startsAt: Date; endsAt: Date } {
  try {
    if (readZone(zone) === null) throw new RangeError(zone);
    const first = Temporal.PlainDate.from(from);
    const begin = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(zone).epochMilliseconds);
    return { startsAt: begin(first), endsAt: begin(first.add({ days })) };
  } catch (cause) {
    const message = `There is no ${from} in ${zone}. Choose another week or zone.`;
    throw new ValidationError('calendar.unknown-day', message, { cause });
  }
}
