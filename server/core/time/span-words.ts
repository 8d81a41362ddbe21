import { isKnownZone, knownZone } from './known-zone';
import { clockAt, dateAt, isTwice, offsetAt, offsetWord } from './wall-clock';

type Span = { startsAt: Date; endsAt: Date };

const weekdayOf = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: knownZone(zone) }).format(at);

/** "18:00", or "02:30 (UTC+2)" where the clock shows that time twice. "18:00 (UTC)" in a zone that is not known. */
export function timeWords(at: Date, zone: string): string {
  return isTwice(at, zone) || !isKnownZone(zone)
    ? `${clockAt(at, zone)} (${offsetWord(offsetAt(at, zone))})`
    : clockAt(at, zone);
}

/**
 * From when to when, on a clock in the zone: "18:00–19:00". Over midnight the day of the end is named: "23:30 – 00:30
 * (Tuesday)". Where the clocks change on the way, or show a time twice, both ends have their offset: "02:30 (UTC+2) –
 * 02:30 (UTC+1)". `to` joins plain times.
 */
export function spanWords(span: Span, zone: string, { to = '–' } = {}): string {
  const { startsAt, endsAt } = span;
  const isDoubtful =
    !isKnownZone(zone) ||
    offsetAt(startsAt, zone) !== offsetAt(endsAt, zone) ||
    isTwice(startsAt, zone) ||
    isTwice(endsAt, zone);
  const word = (at: Date, notes: string[]) => {
    const all = isDoubtful ? [...notes, offsetWord(offsetAt(at, zone))] : notes;
    return all.length === 0 ? clockAt(at, zone) : `${clockAt(at, zone)} (${all.join(', ')})`;
  };
  const isOneDay = dateAt(startsAt, zone) === dateAt(endsAt, zone);
  const from = word(startsAt, []);
  const until = word(endsAt, isOneDay ? [] : [weekdayOf(endsAt, zone)]);
  const isPlain = isOneDay && !isDoubtful;
  return `${from}${isPlain || to.startsWith(' ') ? to : ` ${to} `}${until}`;
}

/** "Monday 7 December 2026, 23:30 – 00:30 (Tuesday)": the day that it begins on, and spanWords. */
export function daySpanWords(span: Span, zone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: knownZone(zone) }).format(span.startsAt);
  const day = `${part({ weekday: 'long' })} ${part({ day: 'numeric', month: 'long', year: 'numeric' })}`;
  return `${day}, ${spanWords(span, zone)}`;
}
