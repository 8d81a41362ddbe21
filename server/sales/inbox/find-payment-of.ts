import type { Tx } from '@/server/core/db';
import { isId } from '@/server/core/text/is-id';
import type { PaymentRefs } from '../gateway/gateway';

/**
 * The payment that a provider's event is about, by any of the provider's names for it; by the purchase that it names, where
 * the event names no checkout and the purchase has one payment there. Null when there is none here.
 */
export async function findPaymentOf(
  tx: Tx,
  provider: string,
  { checkoutRef, intentRef, chargeRef, reference }: PaymentRefs,
): Promise<{ id: string; purchaseId: string; intentRef: string | null } | null> {
  const select = { id: true, purchaseId: true, intentRef: true } as const;
  const names = [
    ...(checkoutRef ? [{ providerRef: checkoutRef }] : []),
    ...(intentRef ? [{ intentRef }] : []),
    ...(chargeRef ? [{ chargeRef }] : []),
  ];
  const known = await tx.payment.findFirst({ where: { provider, OR: names }, select });
  if (known || checkoutRef || !reference || !isId(reference)) return known;
  const [only, other] = await tx.payment.findMany({
    where: { provider, purchaseId: reference },
    take: 2,
    select,
  });
  return other ? null : (only ?? null);
}
