import { currencyDigits } from '@/server/core/money/currency-digits';
import type { Amount } from '../gateway';

/**
 * Where Stripe counts in other units than ISO 4217: krónur and shillings in hundredths that do not exist, ariary whole.
 * https://docs.stripe.com/currencies#special-cases and #zero-decimal
 */
const stripeDigits: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

const shiftOf = (currency: string) =>
  (stripeDigits[currency] ?? currencyDigits(currency)) - currencyDigits(currency);

/**
 * An amount as Stripe takes it. Throws RangeError for one that Stripe cannot take: a part of an ariary, or dinars that do not
 * end in a zero. https://docs.stripe.com/currencies#three-decimal
 */
export function toStripe({ amount, currency }: Amount): { amount: number; currency: string } {
  const shifted = amount * 10 ** shiftOf(currency);
  const isWhole = Number.isInteger(shifted) && (currencyDigits(currency) < 3 || shifted % 10 === 0);
  if (!isWhole) throw new RangeError(`Stripe cannot take ${amount} minor units of ${currency}.`);
  return { amount: shifted, currency: currency.toLowerCase() };
}

/** What Stripe counts, in our minor units. */
export function fromStripe(given: { amount: number; currency: string }): Amount {
  const currency = given.currency.toUpperCase();
  return { amount: given.amount / 10 ** shiftOf(currency), currency };
}
