import { wallTime } from './zone-offsets';

/**
 * The local day of an instant in an IANA zone, as PostgreSQL's `date` wants it: midnight UTC of that day. Computed from
 * Node's zone data only: what SQL counts weeks by is stored with the session, because PostgreSQL's copy differs.
 */
export function localDay(zone: string, at: Date): Date {
  return new Date(wallTime(zone, at.getTime()).day * 86_400_000);
}
