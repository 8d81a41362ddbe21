'use client';

import { useCallback } from 'react';
import { useApiClient } from './client';
import { type LiveStatus, type Subscribe, useLive } from './use-live';

/**
 * Calls `onChange` when the purchase changes and once on connect, for example `useLivePurchase(id, router.refresh)`. Uses
 * SSE, and polling while SSE fails; the returned status says which.
 */
export function useLivePurchase(purchaseId: string, onChange: () => void): LiveStatus {
  const client = useApiClient();
  const subscribe = useCallback<Subscribe>(
    (handlers) => client.live.purchase.subscribe({ purchaseId }, handlers),
    [client, purchaseId],
  );
  return useLive(subscribe, onChange);
}
