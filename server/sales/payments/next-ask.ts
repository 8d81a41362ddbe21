const dayMs = 86_400_000;

/** How old a payment is, in days, when asking about it ends: card schemes allow 120 for a charge back. */
export const askedForDays = 120;
/** The first days, in which most refunds are made, with a question each day; then one each week. */
const dailyForDays = 14;

/**
 * When the provider is next asked whether a payment was returned: each day for two weeks, then each week; null once it was
 * asked when the payment was 120 days old or older. A payment costs 30 questions at most.
 */
export function nextAsk(paidAt: Date, now: Date): Date | null {
  const ageDays = (now.getTime() - paidAt.getTime()) / dayMs;
  if (ageDays >= askedForDays) return null;
  return new Date(now.getTime() + (ageDays < dailyForDays ? 1 : 7) * dayMs);
}
