import { z } from 'zod';

/** What a plan sells: sessions of so many minutes, so many a week, for an amount in minor units of an ISO 4217 currency. */
export const planTerms = z.object({
  name: z.string().trim().min(1, 'Please give the plan a name.').max(60),
  sessionCount: z.number().int().min(1).max(200),
  sessionMinutes: z.number().int().min(15).max(480),
  sessionsPerWeek: z.number().int().min(1).max(7),
  amount: z.number().int().min(1, 'A plan cannot be free.').max(2_000_000_000),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Choose a currency.')
    .refine(isCurrency, 'There is no such currency.'),
});

export type PlanTerms = z.infer<typeof planTerms>;

function isCurrency(currency: string): boolean {
  return Intl.supportedValuesOf('currency').includes(currency);
}
