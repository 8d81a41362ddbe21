import { Temporal } from 'temporal-polyfill';

const weekMs = 7 * 86_400_000;

/**
 * The first of the weekly instants from `start` on at which Node's zone data does not give this offset of the zone, in
 * seconds ahead of UTC, or null. A zone that Node does not know differs at once.
 */
export function firstZoneDifference(zone: string, start: Date, offsets: readonly number[]): Date | null {
  const week = offsets.findIndex(
    (seconds, index) => offsetIn(zone, start.getTime() + index * weekMs) !== seconds,
  );
  return week < 0 ? null : new Date(start.getTime() + week * weekMs);
}

function offsetIn(zone: string, at: number): number | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e9;
  } catch {
    return null;
  }
}
