import { Temporal } from 'temporal-polyfill';
import { knownZone } from '@/server/core/time/known-zone';

/** The hour of a Monday, on the trainer's clock, from which the digest of the week is due. */
export const digestHour = 7;

/** A week as a trainer's calendar has it: its Monday, and the instants between which it lies. */
export type DigestWeek = { monday: string; from: Date; until: Date };

/**
 * The week whose digest is due at `now` on a clock in the IANA zone: on Monday from seven in the morning until midnight, and null at
 * any other time, because a digest that is late tells of a week that has begun. Weeks last from one local midnight to another,
 * so one with a change of clocks has 167 or 169 hours.
 */
export function digestWeek(now: Date, zone: string): DigestWeek | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(knownZone(zone));
  if (local.dayOfWeek !== 1 || local.hour < digestHour) return null;
  const from = local.startOfDay();
  const until = local.toPlainDate().add({ days: 7 }).toZonedDateTime(local.timeZoneId);
  const at = (moment: Temporal.ZonedDateTime) => new Date(moment.epochMilliseconds);
  return { monday: local.toPlainDate().toString(), from: at(from), until: at(until) };
}
