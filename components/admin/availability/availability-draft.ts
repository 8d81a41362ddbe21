import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import { clock } from './week-words';

/** A window being edited. Times are the values of time inputs; "00:00" as the end means midnight. */
export type DraftWindow = { key: number; weekday: number; from: string; until: string };

/** Windows as input values. */
export function draftOf(windows: readonly WeeklyWindow[]): DraftWindow[] {
  return windows.map(({ weekday, startMinute, endMinute }, key) => ({
    key,
    weekday,
    from: clock(startMinute),
    until: clock(endMinute % 1_440),
  }));
}

/** The windows that were entered, or a message about the first incomplete one. */
export function readDraft(draft: readonly DraftWindow[]): {
  windows: WeeklyWindow[];
  problem: string | null;
} {
  const windows: WeeklyWindow[] = [];
  for (const { weekday, from, until } of draft) {
    const startMinute = minuteOf(from);
    const endMinute = minuteOf(until) === 0 ? 1_440 : minuteOf(until);
    if (startMinute === null || endMinute === null) {
      return { windows, problem: 'Every window needs a start and an end.' };
    }
    if (startMinute >= endMinute) {
      return {
        windows,
        problem: `${from} to ${until} ends before it starts. To work past midnight, end at 00:00 and add a window on the next day.`,
      };
    }
    windows.push({ weekday, startMinute, endMinute });
  }
  return { windows, problem: null };
}

/** A new window for a day: after the last one, or a working morning. */
export function windowAfter(draft: readonly DraftWindow[], weekday: number): DraftWindow {
  const ends = draft
    .filter((window) => window.weekday === weekday)
    .map(({ until }) => minuteOf(until) || 1_440);
  const from = ends.length > 0 ? Math.min(1_320, Math.max(...ends) + 60) : 540;
  return {
    key: nextKey(draft),
    weekday,
    from: clock(from),
    until: clock(Math.min(1_440, from + 180) % 1_440),
  };
}

/** Replaces the windows of each of `weekdays` with those of one day. */
export function copyDay(draft: readonly DraftWindow[], weekday: number, weekdays: number[]): DraftWindow[] {
  const ofDay = draft.filter((window) => window.weekday === weekday);
  const others = draft.filter((window) => window.weekday === weekday || !weekdays.includes(window.weekday));
  let key = nextKey(draft);
  const copies = weekdays
    .filter((target) => target !== weekday)
    .flatMap((target) => ofDay.map((window) => ({ ...window, key: key++, weekday: target })));
  return [...others, ...copies];
}

function nextKey(draft: readonly DraftWindow[]): number {
  return Math.max(0, ...draft.map(({ key }) => key)) + 1;
}

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
