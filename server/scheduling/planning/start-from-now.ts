import { Temporal } from 'temporal-polyfill';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { noticeHours } from '../calendar/trainer-calendar';

/**
 * The preferences with a start date no earlier than `now` plus the notice, or `now` if the notice is overridden. The weeks
 * of a series count from that day, so a purchase that waited for months is planned like one that was paid today.
 */
export function startFromNow(
  preferences: Preferences,
  now: Date,
  overrides: readonly TimeRule[] = [],
): Preferences {
  const hours = overrides.includes('notice') ? 0 : noticeHours;
  const soonest = Temporal.Instant.fromEpochMilliseconds(now.getTime() + hours * 3_600_000)
    .toZonedDateTimeISO(preferences.zone)
    .toPlainDate()
    .toString();
  // ISO dates of four-digit years sort as text.
  return soonest > preferences.startDate ? { ...preferences, startDate: soonest } : preferences;
}
