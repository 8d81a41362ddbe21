import { formatTime } from '@/server/core/time/format-time';

/** The times one day offers, in the reader's zone. `day` is the local date, to tell days apart. */
export type OfferedDay = { day: string; title: string; times: Date[] };

/**
 * Groups instants by the day they fall on in an IANA zone. Days keep the order in which they first come, so that the
 * nearest stays first; the times of a day follow the clock.
 */
export function optionsByDay(options: Date[], zone: string): OfferedDay[] {
  const days = new Map<string, OfferedDay>();
  for (const at of options) {
    const day = formatTime(at, 'date', zone);
    const offered = days.get(day) ?? { day, title: formatTime(at, 'day', zone), times: [] };
    offered.times.push(at);
    days.set(day, offered);
  }
  for (const { times } of days.values()) times.sort((a, b) => a.getTime() - b.getTime());
  return [...days.values()];
}
