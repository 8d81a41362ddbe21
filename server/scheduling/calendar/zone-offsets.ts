import { Temporal } from 'temporal-polyfill';

/** From `from` until `until` (milliseconds since the epoch) a zone is `offset` milliseconds ahead of UTC. */
export type OffsetSegment = { from: number; until: number; offset: number };

// Temporal knows the zones but takes microseconds a question; ranking asks hundreds of thousands.
const known = new Map<string, OffsetSegment[]>();

/** The stretch between two clock changes that an instant lies in, in an IANA zone. Asked of Temporal once a stretch. */
export function offsetSegment(zone: string, epochMs: number): OffsetSegment {
  const segments = known.get(zone) ?? [];
  for (const segment of segments) if (segment.from <= epochMs && epochMs < segment.until) return segment;
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  // A transition at this very instant is the previous one of the instant after.
  const from = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const until = local.getTimeZoneTransition('next');
  const segment = {
    from: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: until?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: local.offsetNanoseconds / 1e6,
  };
  known.set(zone, [...segments, segment]);
  return segment;
}

const minute = 60_000;
const day = 86_400_000;

/** What a clock in the zone shows: days since 1970-01-01, ISO weekday, minutes after midnight (a second is a fraction). */
export function wallTime(zone: string, epochMs: number): { day: number; weekday: number; minute: number } {
  const local = epochMs + offsetSegment(zone, epochMs).offset;
  const days = Math.floor(local / day);
  return { day: days, weekday: weekdayOf(days), minute: (local - days * day) / minute };
}

/** The ISO week that an instant lies in, counted from the week of 1969-12-29 in the zone: equal for equal weeks. */
export function weekOf(zone: string, epochMs: number): number {
  const local = epochMs + offsetSegment(zone, epochMs).offset;
  return Math.floor((Math.floor(local / day) + 3) / 7);
}

// 1970-01-01 was a Thursday.
const weekdayOf = (days: number) => ((((days + 3) % 7) + 7) % 7) + 1;
