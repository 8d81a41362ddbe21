import { z } from 'zod';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import type { Overlap } from './arrange-windows';

/** ISO weekday, minutes after midnight in the trainer's zone, end exclusive. */
export const weeklyWindow = z
  .object({
    weekday: z.number().int().min(1).max(7),
    startMinute: z.number().int().min(0).max(1_439),
    endMinute: z.number().int().min(1).max(1_440),
  })
  .refine((window) => window.startMinute < window.endMinute, 'Each window must end after it begins.');

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "Monday 09:00 to 12:30". */
export function windowWords({ weekday, startMinute, endMinute }: WeeklyWindow): string {
  return `${weekdays[weekday - 1]} ${clock(startMinute)} to ${clock(endMinute)}`;
}

/** Why two windows cannot both be, for who entered them. */
export function overlapWords({ first, second }: Overlap): string {
  return `${windowWords(first)} and ${windowWords(second)} overlap. Join them, or move one.`;
}
