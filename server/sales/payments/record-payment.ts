import type { Tx } from '@/server/core/db';
import { newId } from '@/server/core/ids/new-id';

/**
 * Records a provider's checkout as an open payment of the purchase it was opened for, at the purchase's quote, once. With
 * `ifFirst` only where the purchase has no payment at this provider. Null when there is no such payment then.
 */
export async function recordPayment(
  tx: Tx,
  payment: { purchaseId: string; provider: string; providerRef: string; ifFirst?: boolean },
): Promise<{ id: string; purchaseId: string } | null> {
  const { purchaseId, provider, providerRef, ifFirst = false } = payment;
  await tx.$executeRaw`
    INSERT INTO "Payment" (id, "purchaseId", provider, "providerRef", amount, currency)
    SELECT ${newId()}, id, ${provider}, ${providerRef}, amount, currency FROM "Purchase" p WHERE id = ${purchaseId}
      AND NOT (${ifFirst} AND EXISTS (SELECT FROM "Payment" a WHERE a."purchaseId" = p.id AND a.provider = ${provider}))
    ON CONFLICT (provider, "providerRef") DO NOTHING`;
  return tx.payment.findUnique({
    where: { provider_providerRef: { provider, providerRef } },
    select: { id: true, purchaseId: true },
  });
}
