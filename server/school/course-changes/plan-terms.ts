import { z } from 'zod';
import { currency, minorAmount } from '@/server/core/money/currency';
import { line } from '@/server/core/text/line';

/** What a plan sells: sessions of so many minutes, so many a week, for an amount in minor units of an ISO 4217 currency. */
export const planTerms = z.object({
  name: line(60, { empty: 'Please give the plan a name.' }),
  sessionCount: z.number().int().min(1).max(200),
  sessionMinutes: z.number().int().min(15).max(480),
  sessionsPerWeek: z.number().int().min(1).max(7),
  amount: minorAmount,
  currency,
});

export type PlanTerms = z.infer<typeof planTerms>;

type Pace = Pick<PlanTerms, 'sessionCount' | 'sessionsPerWeek'>;

/** Whether a plan has as many sessions as it has in one week. The database holds it as course_plan_pace. */
export const hasWholeWeek = ({ sessionCount, sessionsPerWeek }: Pace): boolean =>
  sessionsPerWeek <= sessionCount;

/** What to say of a plan that has not. */
export const wholeWeekIssue = {
  message: 'A plan cannot have more sessions a week than sessions in all.',
  path: ['sessionsPerWeek'],
};
