'use client';

import { useEffect } from 'react';
import { useLivePurchase } from '@/components/api/use-live-purchase';
import { useRefresh } from '@/components/api/use-refresh';
import { useLive } from './live-context';

/** Reloads the page of a purchase when the purchase changes. */
export function FollowPurchase({ purchaseId }: { purchaseId: string }) {
  return useLive().isPaused ? null : <Following purchaseId={purchaseId} />;
}

function Following({ purchaseId }: { purchaseId: string }) {
  const { setConnection } = useLive();
  const status = useLivePurchase(purchaseId, useRefresh());
  useEffect(() => setConnection(status), [status, setConnection]);
  return null;
}
