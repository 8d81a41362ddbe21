import { Temporal } from 'temporal-polyfill';
import type { Preferences, PreferredTime } from './preferences';

/** One thing that a student could choose differently. */
export type PreferencesChange =
  | { kind: 'time'; index: number; from: PreferredTime; to: PreferredTime }
  /** Local dates, YYYY-MM-DD. */
  | { kind: 'start'; from: string; to: string };

export type Variant = { change: PreferencesChange; preferences: Preferences };

/** Minutes by which a time moves: nearest first, later before earlier, because most students learn after work. */
const shifts = [30, -30, 60, -60, 90, -90, 120, -120];
const laterDays = [7, 14, 28];

/**
 * Every variant of the preferences that changes one thing, the smallest change first: one time by half an hour to two hours
 * on its day, then one time on another day at the same hour (nearest day first), then a start one, two or four weeks later.
 * Never a time that the student already chose, and never across midnight.
 */
export function varyPreferences(preferences: Preferences): Variant[] {
  const { preferredTimes, startDate } = preferences;
  const has = (preferredTime: PreferredTime) =>
    preferredTimes.some((w) => w.weekday === preferredTime.weekday && w.minute === preferredTime.minute);
  const variants: Variant[] = [];
  const change = (index: number, from: PreferredTime, to: PreferredTime) => {
    if (to.minute < 0 || to.minute > 1439 || has(to)) return;
    variants.push({
      change: { kind: 'time', index, from, to },
      preferences: { ...preferences, preferredTimes: preferredTimes.with(index, to) },
    });
  };
  for (const shift of shifts) {
    for (const [index, preferredTime] of preferredTimes.entries())
      change(index, preferredTime, { ...preferredTime, minute: preferredTime.minute + shift });
  }
  for (const days of [1, -1, 2, -2, 3, -3]) {
    for (const [index, preferredTime] of preferredTimes.entries()) {
      change(index, preferredTime, {
        ...preferredTime,
        weekday: ((preferredTime.weekday - 1 + days + 7) % 7) + 1,
      });
    }
  }
  for (const days of laterDays) {
    const to = Temporal.PlainDate.from(startDate).add({ days }).toString();
    variants.push({
      change: { kind: 'start', from: startDate, to },
      preferences: { ...preferences, startDate: to },
    });
  }
  return variants;
}
