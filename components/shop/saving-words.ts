import type { PricedPlan } from '@/server/core/money/unit-prices';

type Rival = PricedPlan & { name: string };

/**
 * How much less a session of this plan costs than one of the most expensive plan with sessions of the same length, in the same
 * currency: "12% less per session than Starter". Null when it costs as much or there is none. Rounded down.
 */
export function savingWords(plan: Rival, plans: readonly Rival[]): string | null {
  const rivals = plans.filter(
    ({ currency, sessionMinutes }) => currency === plan.currency && sessionMinutes === plan.sessionMinutes,
  );
  const dearest = rivals.reduce((one, other) => (costsMore(other, one) ? other : one), plan);
  const theirs = dearest.amount * plan.sessionCount;
  const percent = Math.floor((100 * (theirs - plan.amount * dearest.sessionCount)) / theirs);
  return percent > 0 ? `${percent}% less per session than ${dearest.name}` : null;
}

/** Multiplied out, so that nothing is rounded. */
const costsMore = (one: PricedPlan, other: PricedPlan) =>
  one.amount * other.sessionCount > other.amount * one.sessionCount;
