import type { PreferredTime } from '@/server/scheduling/preferences/preferences';

export const weekdayNames = [
  ['Mon', 'Monday'],
  ['Tue', 'Tuesday'],
  ['Wed', 'Wednesday'],
  ['Thu', 'Thursday'],
  ['Fri', 'Friday'],
  ['Sat', 'Saturday'],
  ['Sun', 'Sunday'],
] as const;

/** Minutes after midnight as a clock time: 1080 is 18:00. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A preferred time in short: "Mon 18:00". */
export function preferredTimeWord({ weekday, minute }: PreferredTime): string {
  return `${weekdayNames[weekday - 1]?.[0] ?? ''} ${clock(minute)}`;
}

/** The server accepts no more: see its preferencesSchema. */
const mostTimes = 14;

/** What is wrong with the preferred times, or null. The server enforces the same rule. */
export function missingTimes(preferredTimes: PreferredTime[], sessionsPerWeek: number): string | null {
  const days = new Set(preferredTimes.map(({ weekday }) => weekday)).size;
  if (preferredTimes.length < 2) {
    return preferredTimes.length === 0 ? 'Choose at least two times.' : 'Choose at least one more time.';
  }
  if (preferredTimes.length > mostTimes) return `Choose at most ${mostTimes} times.`;
  if (days < sessionsPerWeek) {
    return `This plan has ${sessionsPerWeek} sessions a week, so choose times on at least ${sessionsPerWeek} days.`;
  }
  return null;
}
