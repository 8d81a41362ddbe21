import type { Level } from '@/prisma/generated/enums';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';

/** A trainer of the demo school. */
export type SeedTrainer = {
  name: string;
  /** IANA. */
  zone: string;
  languages: string[];
  headline: string;
  bio: string;
  /** The highest level taught of each skill. */
  skills: Record<string, Level>;
  availability: WeeklyWindow[];
  maxStudents: number;
  /** Minutes. */
  bufferMinutes: number;
  /** Days from the day of seeding, and how many days away. */
  timeOff?: { inDays: number; days: number; reason: string }[];
  isPaused?: boolean;
};

export const weekdays = [1, 2, 3, 4, 5];
export const weekend = [6, 7];
export const everyDay = [...weekdays, ...weekend];

/** The same window on several ISO weekdays, in hours of the trainer's wall clock, e.g. 17.5 for 17:30. */
export const on = (days: number[], fromHour: number, untilHour: number): WeeklyWindow[] =>
  days.map((weekday) => ({ weekday, startMinute: fromHour * 60, endMinute: untilHour * 60 }));
