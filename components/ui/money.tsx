// Grouping and sign as the currency's own country writes them: lakhs for rupees, no cents for yen.
const locales: Record<string, string> = {
  INR: 'en-IN',
  EUR: 'en-IE',
  GBP: 'en-GB',
  USD: 'en-US',
  JPY: 'en-JP',
};

/** Formats minor units of an ISO 4217 currency, e.g. 1800000 INR as ₹18,000.00; whole amounts may drop the cents. */
export function formatMoney(amount: number, currency: string, { isShort = false } = {}): string {
  const locale = locales[currency] ?? 'en';
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2;
  const major = amount / 10 ** digits;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(isShort && Number.isInteger(major) && { minimumFractionDigits: 0 }),
  }).format(major);
}

/** An amount in minor units. `isShort` leaves out cents that are zero. */
export function Money({
  amount,
  currency,
  isShort,
}: {
  amount: number;
  currency: string;
  isShort?: boolean;
}) {
  return <span className="whitespace-nowrap tabular-nums">{formatMoney(amount, currency, { isShort })}</span>;
}
