import { formatMoney } from './format-money';

/** A plan's price and what it buys: minor units, minutes. */
export type PricedPlan = { amount: number; currency: string; sessionCount: number; sessionMinutes: number };

/**
 * What a plan costs per session and per hour, to read. Only the price per hour compares plans whose sessions differ in length.
 * Rounded to a minor unit of the currency, and then it says "about": €100 for 3 sessions is "about €33.33" each.
 */
export function unitPrices(plan: PricedPlan): { perSession: string; perHour: string } {
  const { amount, currency, sessionCount, sessionMinutes } = plan;
  return {
    perSession: divided(amount, sessionCount, currency),
    perHour: divided(amount * 60, sessionCount * sessionMinutes, currency),
  };
}

function divided(amount: number, parts: number, currency: string): string {
  const price = formatMoney(Math.round(amount / parts), currency, { isShort: true });
  return amount % parts === 0 ? price : `about ${price}`;
}
