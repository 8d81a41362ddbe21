'use client';

import { useCallback } from 'react';
import { useApiClient } from './client';
import { type LiveStatus, type Subscribe, useLive } from './use-live';

/** For staff: like useLivePurchase, but for all purchases, at most once a second. */
export function useLivePurchases(onChange: () => void): LiveStatus {
  const client = useApiClient();
  const subscribe = useCallback<Subscribe>(
    (handlers) => client.live.purchases.subscribe(undefined, handlers),
    [client],
  );
  return useLive(subscribe, onChange);
}
