import { Temporal } from 'temporal-polyfill';
import type { Preferences } from './preferences';

/** How far ahead a series may begin, in months. */
export const maxMonthsAhead = 12;

/**
 * What is wrong with a student's choices for a plan, as a sentence for them, or null. The start date is a local date in
 * the student's zone: today at the earliest.
 */
export function checkChoices(
  preferences: Preferences,
  plan: { sessionsPerWeek: number },
  now: Date,
): string | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(preferences.zone)
    .toPlainDate();
  const start = Temporal.PlainDate.from(preferences.startDate);
  if (Temporal.PlainDate.compare(start, today) < 0) return 'Choose a start date from today on.';
  if (Temporal.PlainDate.compare(start, today.add({ months: maxMonthsAhead })) > 0) {
    return `Choose a start date within ${maxMonthsAhead} months.`;
  }
  const weekdays = new Set(preferences.preferredTimes.map((preferredTime) => preferredTime.weekday)).size;
  if (weekdays < plan.sessionsPerWeek) {
    return `This plan has ${plan.sessionsPerWeek} sessions a week: choose times on at least ${plan.sessionsPerWeek} days.`;
  }
  return null;
}
