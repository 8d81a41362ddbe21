import { currencyDigits } from '@/server/core/money/currency-digits';

/** What a code takes off: a percentage, or an amount in minor units of a currency. */
export type DiscountRule = { percent: number | null; amount: number | null; currency: string | null };

/**
 * Minor units that a code takes off a price. A percentage is rounded down, to what providers can take: dinars end in a zero,
 * and an ariary has no parts (https://docs.stripe.com/currencies#three-decimal and #zero-decimal). Null for an amount in
 * another currency than the price.
 */
export function discountOf(rule: DiscountRule, price: { amount: number; currency: string }): number | null {
  if (rule.percent === null) return rule.currency === price.currency ? rule.amount : null;
  const off = Math.floor((price.amount * rule.percent) / 100);
  return off - (off % stepOf(price.currency));
}

const stepOf = (currency: string) => (currency === 'MGA' ? 100 : currencyDigits(currency) === 3 ? 10 : 1);
