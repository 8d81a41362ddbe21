import { Temporal } from 'temporal-polyfill';

/** A weekly window of wall time: ISO weekday, minutes after local midnight, end exclusive, at most 1440. */
export type WeeklyWindow = { weekday: number; startMinute: number; endMinute: number };

/**
 * True when the whole of [startsAt, endsAt) (milliseconds since the epoch) lies in the weekly windows as a clock in `zone`
 * shows it. Windows that touch count as one, also over midnight. Where the clocks change on the way, what comes before
 * and after is asked separately: an hour that comes twice must be in a window both times, one that is skipped need not.
 */
export function isAvailable(
  windows: WeeklyWindow[],
  zone: string,
  startsAt: number,
  endsAt: number,
): boolean {
  const from = wall(startsAt, zone);
  // The last minute decides on which day the session ends: one until midnight does not need the next day.
  const until = wall(endsAt - 1, zone);
  const change = from.offset === until.offset ? null : from.local.getTimeZoneTransition('next');
  if (change && change.epochMilliseconds < endsAt) {
    const { epochMilliseconds } = change;
    return (
      isAvailable(windows, zone, startsAt, epochMilliseconds) &&
      isAvailable(windows, zone, epochMilliseconds, endsAt)
    );
  }
  if (from.date.equals(until.date)) return isCovered(windows, from.weekday, from.minute, until.minute + 1);
  return (
    from.date.add({ days: 1 }).equals(until.date) &&
    isCovered(windows, from.weekday, from.minute, 1440) &&
    isCovered(windows, until.weekday, 0, until.minute + 1)
  );
}

function isCovered(windows: WeeklyWindow[], weekday: number, from: number, until: number): boolean {
  let reached = from;
  for (;;) {
    const next = windows.find(
      (w) => w.weekday === weekday && w.startMinute <= reached && w.endMinute > reached,
    );
    if (!next) return false;
    reached = next.endMinute;
    if (reached >= until) return true;
  }
}

function wall(epochMs: number, zone: string) {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  return {
    local,
    date: local.toPlainDate(),
    weekday: local.dayOfWeek,
    minute: local.hour * 60 + local.minute,
    offset: local.offsetNanoseconds,
  };
}
