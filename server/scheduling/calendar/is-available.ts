import { offsetSegment, wallTime } from './zone-offsets';

/** A weekly window of wall time: ISO weekday, minutes after local midnight, end exclusive, at most 1440. */
export type WeeklyWindow = { weekday: number; startMinute: number; endMinute: number };

/**
 * True when the whole of [startsAt, endsAt) (milliseconds since the epoch) lies in the weekly windows as a clock in `zone`
 * shows it. Adjacent windows count as one, also over midnight. Where the clocks change on the way, what comes before
 * and after is asked separately: an hour that comes twice must be in a window both times, one that is skipped need not.
 */
export function isAvailable(
  windows: WeeklyWindow[],
  zone: string,
  startsAt: number,
  endsAt: number,
): boolean {
  const change = offsetSegment(zone, startsAt).until;
  if (change < endsAt) {
    return isAvailable(windows, zone, startsAt, change) && isAvailable(windows, zone, change, endsAt);
  }
  const from = wallTime(zone, startsAt);
  const until = from.minute + (endsAt - startsAt) / 60_000;
  if (until <= 1440) return isCovered(windows, from.weekday, from.minute, until);
  return (
    until <= 2880 &&
    isCovered(windows, from.weekday, from.minute, 1440) &&
    isCovered(windows, (from.weekday % 7) + 1, 0, until - 1440)
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
