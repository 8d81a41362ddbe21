import { Temporal } from 'temporal-polyfill';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import type { PreferredTime } from '@/server/scheduling/preferences/preferences';
import type { Random } from '../random';

/** Nobody wants to learn before or after these, in minutes after local midnight. */
const earliest = 7 * 60;
const latest = 22 * 60;

/**
 * Weekly preferred times of a student, on `count` different weekdays if possible, at which this trainer works: half-hour
 * wall times in the student's zone, as the clocks are in the week of `startDate`.
 */
export function timesNear(
  trainer: { zone: string; availability: WeeklyWindow[] },
  student: { zone: string; startDate: string; sessionMinutes: number; count: number },
  random: Random,
): PreferredTime[] {
  const start = Temporal.PlainDate.from(student.startDate);
  const preferredTimes = new Map<number, PreferredTime>();
  for (const { weekday, startMinute, endMinute } of random.shuffle(trainer.availability)) {
    const date = start.add({ days: (weekday - start.dayOfWeek + 7) % 7 });
    const slots = Math.floor((endMinute - startMinute - student.sessionMinutes) / 30);
    if (slots < 0) continue;
    const minute = startMinute + 30 * random.between(0, slots);
    const local = date
      .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
      .toZonedDateTime(trainer.zone)
      .withTimeZone(student.zone);
    const preferredTime = { weekday: local.dayOfWeek, minute: local.hour * 60 + local.minute };
    const isCivil =
      preferredTime.minute >= earliest && preferredTime.minute + student.sessionMinutes <= latest;
    if (isCivil && !preferredTimes.has(preferredTime.weekday))
      preferredTimes.set(preferredTime.weekday, preferredTime);
    if (preferredTimes.size === student.count) break;
  }
  return [...preferredTimes.values()];
}
