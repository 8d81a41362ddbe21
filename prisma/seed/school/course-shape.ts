import type { Level } from '@/prisma/generated/enums';

/** A course of the demo school. `amount` in minor units of the course's currency. */
export type SeedCourse = {
  slug: string;
  title: string;
  topic: string;
  skill: string;
  level: Level;
  language: string;
  currency: 'EUR' | 'USD' | 'INR' | 'GBP' | 'JPY';
  summary: string;
  description: string;
  outcomes: string[];
  plans: SeedPlan[];
};

export type SeedPlan = {
  name: string;
  sessionCount: number;
  sessionMinutes: number;
  sessionsPerWeek: number;
  amount: number;
};

/** A plan in one line: "12 sessions of 60 minutes, 2 a week". */
export const plan = (
  name: string,
  sessionCount: number,
  sessionMinutes: number,
  sessionsPerWeek: number,
  amount: number,
): SeedPlan => ({ name, sessionCount, sessionMinutes, sessionsPerWeek, amount });
