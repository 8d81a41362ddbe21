'use client';

import { useCallback } from 'react';
import { useApiClient } from './client';
import { type LiveStatus, type Subscribe, useLive } from './use-live';

/**
 * Calls `onChange` whenever something happened to the purchase, e.g. `useLivePurchase(id, router.refresh)`, and once when
 * it connects. Live by SSE, or by polling while that fails; the status says which.
 */
export function useLivePurchase(purchaseId: string, onChange: () => void): LiveStatus {
  const client = useApiClient();
  const subscribe = useCallback<Subscribe>(
    (handlers) => client.live.purchase.subscribe({ purchaseId }, handlers),
    [client, purchaseId],
  );
  return useLive(subscribe, onChange);
}
