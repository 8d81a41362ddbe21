import { currencyDigits } from './currency-digits';

/** The most minor units of an amount: what the database's integer column holds, and some room for sums. */
export const mostMinorUnits = 2_000_000_000;

/** An amount in minor units as one types it: 24050 EUR is "240.50". */
export function typedPrice(amount: number, currency: string): string {
  const digits = currencyDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

/** What was typed, in minor units; null unless it is an amount that the currency can have. A comma counts as a point. */
export function readPrice(typed: string, currency: string): number | null {
  const text = typed.trim().replace(',', '.');
  const digits = currencyDigits(currency);
  if (!/^\d{1,10}(\.\d{1,10})?$/.test(text)) return null;
  const [whole = '', part = ''] = text.split('.');
  if (/[1-9]/.test(part.slice(digits))) return null;
  const amount = Number(whole + part.slice(0, digits).padEnd(digits, '0'));
  return amount > 0 && amount <= mostMinorUnits ? amount : null;
}
