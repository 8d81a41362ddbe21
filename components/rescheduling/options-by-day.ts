import { formatTime } from '@/server/core/time/format-time';

/** The times of one day in the reader's zone. `day` is the local date and identifies the group. */
export type OfferedDay = { day: string; title: string; times: Date[] };

/**
 * Groups instants by their local day in an IANA zone. Days keep the order of their first instant, so that the nearest stays
 * first. Times within a day are sorted.
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
