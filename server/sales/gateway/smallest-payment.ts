import { currencyDigits } from '@/server/core/money/currency-digits';

/** In minor units. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const smallest: Readonly<Record<string, number>> = {
  ...{ AED: 200, AUD: 50, BRL: 50, CAD: 50, CHF: 50, CZK: 1500, DKK: 250, EUR: 50, GBP: 30, HKD: 400 },
  ...{ HUF: 17_500, INR: 50, JPY: 50, MXN: 1000, MYR: 200, NOK: 300, NZD: 50, PLN: 200, RON: 200 },
  ...{ SEK: 300, SGD: 50, THB: 1000, USD: 50 },
};

/**
 * The least that a provider takes in one payment, in minor units of a currency. Where none is published, one unit of a
 * currency with parts, and a hundred of one without.
 */
export function smallestPayment(currency: string): number {
  return smallest[currency] ?? 10 ** (currencyDigits(currency) || 2);
}
