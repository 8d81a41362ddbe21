import { Temporal } from 'temporal-polyfill';
import { wallTimeWord } from '@/server/scheduling/calendar/wall-clock-words';
import type { PreferencesChange } from './vary-preferences';

/** Describes a change: "Tuesday 19:00 instead of Tuesday 18:00", "a start on Monday 7 December". */
export function describePreferencesChange(change: PreferencesChange): string {
  switch (change.kind) {
    case 'time':
      return `${wallTimeWord(change.to)} instead of ${wallTimeWord(change.from)}`;
    case 'start': {
      const day = Temporal.PlainDate.from(change.to);
      return `a start on ${day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })}`;
    }
  }
}
