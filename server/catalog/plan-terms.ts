import { z } from 'zod';
import { currency, minorAmount } from '@/server/text/currency';
import { line } from '@/server/text/line';

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
