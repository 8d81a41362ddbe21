import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';

/** Two windows of one weekday that share time. */
export type Overlap = { first: WeeklyWindow; second: WeeklyWindow };

/**
 * Puts weekly windows in order, Monday first, and joins those of one day that touch. `overlap` is the first pair that
 * shares time, which nobody can have meant; then `windows` is empty.
 */
export function arrangeWindows(windows: readonly WeeklyWindow[]): {
  windows: WeeklyWindow[];
  overlap: Overlap | null;
} {
  const arranged: WeeklyWindow[] = [];
  const sorted = windows.toSorted((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute);
  for (const window of sorted) {
    const last = arranged.at(-1);
    if (last?.weekday !== window.weekday || last.endMinute < window.startMinute) {
      arranged.push({ ...window });
    } else if (last.endMinute === window.startMinute) {
      last.endMinute = window.endMinute;
    } else {
      return { windows: [], overlap: { first: last, second: window } };
    }
  }
  return { windows: arranged, overlap: null };
}
