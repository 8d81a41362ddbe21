import { formatTime } from '@/components/ui/format-time';

/** The times one day offers, in the reader's zone. `day` is the local date, to tell days apart. */
export type OfferedDay = { day: string; title: string; times: Date[] };

/** Groups instants, in order of time, by the day they fall on in an IANA zone. */
export function optionsByDay(options: Date[], zone: string): OfferedDay[] {
  const days: OfferedDay[] = [];
  for (const at of options) {
    const day = formatTime(at, 'date', zone);
    const last = days.at(-1);
    if (last?.day === day) last.times.push(at);
    else days.push({ day, title: formatTime(at, 'day', zone), times: [at] });
  }
  return days;
}
