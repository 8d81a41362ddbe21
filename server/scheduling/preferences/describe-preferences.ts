import { wallTimeWord } from '@/server/scheduling/calendar/wall-clock-words';
import type { Preferences } from './preferences';

/** Preferred times in a line: "Monday 18:00, Wednesday 18:00 (Asia/Kolkata), from 2026-12-07". */
export function describePreferences({ preferredTimes, zone, startDate }: Preferences): string {
  return `${preferredTimes.map(wallTimeWord).join(', ')} (${zone}), from ${startDate}`;
}
