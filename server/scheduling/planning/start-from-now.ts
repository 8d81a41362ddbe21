import { Temporal } from 'temporal-polyfill';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import type { Preferences } from '@/server/scheduling/preferences/preferences';
import { noticeHours } from '../calendar/trainer-calendar';

/**
 * What a student chose, to begin at `now` plus the notice at the earliest: the weeks of a series count from the day it can
 * begin, so that a purchase that waited for months is planned as one that was paid today. Without the notice where that is
 * overridden.
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
