import type { PaymentRefs } from '../gateway';

/** The names of a payment of the test gateway: of its checkout, and of the intent and charge that follow from it. */
export function refsOf({ id, reference }: { id: string; reference: string }): PaymentRefs {
  const named = (prefix: string) => id.replace(/^(tgc_)?/, prefix);
  return { checkoutRef: id, intentRef: named('tgi_'), chargeRef: named('tgh_'), reference };
}

/** The checkout that an intent or a charge of the test gateway belongs to. */
export const checkoutOf = (ref: string): string => ref.replace(/^tg[ih]_/, 'tgc_');
