import { isKnownZone, knownZone } from './known-zone';
import { isTwice, offsetAt, offsetWord } from './wall-clock';

/** The formats of an instant: to the second, a clock time, a weekday, a day, or day and time. */
export type TimeShape = 'second' | 'time' | 'weekday' | 'date' | 'day' | 'datetime' | 'full';

const shapes: Record<TimeShape, Intl.DateTimeFormatOptions> = {
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  weekday: { weekday: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  datetime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  full: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
};

/**
 * Formats an instant in an IANA zone. en-GB, so that no reader takes the month for the day. A time that the clock shows
 * twice that day has its offset: "25 Oct, 02:30 (UTC+2)". A zone that this browser does not know is shown in UTC, and says so.
 */
export function formatTime(at: Date | string, shape: TimeShape, zone?: string): string {
  const instant = new Date(at);
  const options = {
    ...shapes[shape],
    hourCycle: 'h23',
    timeZone: zone === undefined ? zone : knownZone(zone),
  } as const;
  const format = new Intl.DateTimeFormat('en-GB', options);
  const shown = format.format(instant);
  const reader = zone ?? format.resolvedOptions().timeZone;
  return 'hour' in shapes[shape] && (isTwice(instant, reader) || !isKnownZone(reader))
    ? `${shown} (${offsetWord(offsetAt(instant, reader))})`
    : shown;
}

/** The city of an IANA zone as people say it: Kolkata, New York. UTC for a zone that is not known, as times are shown. */
export function zoneCity(zone: string): string {
  if (!isKnownZone(zone)) return 'UTC';
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
