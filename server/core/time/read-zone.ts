import { Temporal } from 'temporal-polyfill';

/** The usual spelling of an IANA time zone, e.g. "Europe/Berlin" for "europe/berlin"; null for anything else, offsets too. */
export function readZone(text: string): string | null {
  if (text.length > 64 || !/^[A-Za-z]/.test(text)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    return null;
  }
}
