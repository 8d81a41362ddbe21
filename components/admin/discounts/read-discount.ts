import { readPrice } from '@/server/core/money/price';

const limitOf = (form: FormData, name: string): number | null => {
  const typed = String(form.get(name) ?? '').trim();
  return typed === '' ? null : Number(typed);
};

/** Midnight at the beginning of a typed day by the clock of this browser, or of a later one. */
function dayOf(form: FormData, name: string, daysLater = 0): Date | null {
  const [year, month, day] = String(form.get(name) ?? '')
    .split('-')
    .map(Number);
  return year && month && day ? new Date(year, month - 1, day + daysLater) : null;
}

/** What was entered for a discount code, or what is wrong with it. The server checks the rest. */
export function readDiscount(form: FormData, now: Date) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const currency = text('currency').toUpperCase();
  const isPercent = text('kind') === 'percent';
  const amount = isPercent ? null : readPrice(text('amount'), currency);
  if (!isPercent && amount === null) return `Enter an amount in ${currency || 'a currency'}, such as 20.00.`;
  return {
    code: text('code'),
    off: amount === null ? { percent: Number(text('percent')) } : { amount, currency },
    courseIds: form.getAll('course').map(String),
    startsAt: dayOf(form, 'from') ?? now,
    // The last day counts in full.
    endsAt: dayOf(form, 'until', 1),
    maxUses: limitOf(form, 'maxUses'),
    maxUsesPerStudent: limitOf(form, 'maxUsesPerStudent'),
  };
}
