import type { Tx } from '@/server/core/db';
import type { ProviderEvent } from '../gateway/gateway';

/** The payment that a provider event is about, by the provider's reference; null when there is none here. */
export async function findPaymentOf(
  tx: Tx,
  provider: string,
  event: ProviderEvent,
): Promise<{ id: string; purchaseId: string } | null> {
  if (event.kind === 'unknown') return null;
  return tx.payment.findUnique({
    where: { provider_providerRef: { provider, providerRef: event.providerRef } },
    select: { id: true, purchaseId: true },
  });
}
