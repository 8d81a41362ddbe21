/** Digits after the point of an ISO 4217 currency: 2 for euros, 0 for yen. */
function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in minor units as one types it: 24050 EUR is "240.50". */
export function typedPrice(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

/** What was typed, in minor units; null unless it is an amount that the currency can have. A comma counts as a point. */
export function readPrice(typed: string, currency: string): number | null {
  const text = typed.trim().replace(',', '.');
  const digits = digitsOf(currency);
  if (!/^\d{1,9}(\.\d+)?$/.test(text)) return null;
  const [whole = '', part = ''] = text.split('.');
  if (/[1-9]/.test(part.slice(digits))) return null;
  const amount = Number(whole + part.slice(0, digits).padEnd(digits, '0'));
  return amount > 0 ? amount : null;
}
