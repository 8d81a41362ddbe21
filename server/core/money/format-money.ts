import { cut } from '../text/cut';
import { toLine } from '../text/to-line';
import { currencyDigits } from './currency-digits';

// en-001 tells US$, A$, CA$, MX$, JP¥ and CN¥ apart, for readers anywhere. Rupees are grouped in lakhs.
const locales: Record<string, string> = { INR: 'en-IN' };

/**
 * Formats minor units of an ISO 4217 currency for anyone to read, e.g. 1800000 INR as ₹18,000.00 and 1999 USD as US$19.99.
 * `isShort` drops cents that are zero. Never throws: what a provider reports may be no currency at all.
 */
export function formatMoney(amount: number, given: string, { isShort = false } = {}): string {
  const currency = given.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) {
    return `${amount} minor units of ${cut(toLine(given).trim(), 20) || 'no currency'}`;
  }
  const digits = currencyDigits(currency);
  const major = amount / 10 ** digits;
  return formatOf(currency, isShort && Number.isInteger(major) ? 0 : digits).format(major);
}

// Making a format costs more than using it; currencies are few.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locales[currency] ?? 'en-001', {
    style: 'currency',
    currency,
    currencyDisplay: 'symbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
}
