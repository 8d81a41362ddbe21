import { knownZone } from './known-zone';

/** Reads a clock in an IANA zone, in the browser and on the server alike: only Intl. A zone that is not known reads as UTC. */
const formats = new Map<string, Intl.DateTimeFormat>();

type Shown = { year: number; month: number; day: number; hour: number; minute: number; second: number };

function shownAt(at: Date, zone: string): Shown {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: knownZone(zone),
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** "18:05", as a clock in the zone shows it. */
export function clockAt(at: Date, zone: string): string {
  const { hour, minute } = shownAt(at, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** "2026-12-07": the date that a calendar in the zone shows. */
export function dateAt(at: Date, zone: string): string {
  const { year, month, day } = shownAt(at, zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** How many minutes a clock in the zone is ahead of UTC. */
export function offsetAt(at: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = shownAt(at, zone);
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((shown - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

/** "UTC+5:30", "UTC-4", "UTC". */
export function offsetWord(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${two(rest)}`}`;
}

/** Whether the clock shows this time twice that day, because it goes back: then only the offset tells which is meant. */
export function isTwice(at: Date, zone: string): boolean {
  const offset = offsetAt(at, zone);
  return [-1, 1].some((days) => {
    const other = offsetAt(new Date(at.getTime() + days * 86_400_000), zone);
    if (other === offset) return false;
    return offsetAt(new Date(at.getTime() + (offset - other) * 60_000), zone) === other;
  });
}
