'use client';

import { useEffect } from 'react';
import { useLivePurchase } from '@/components/api/use-live-purchase';
import { useRefresh } from '@/components/api/use-refresh';

/**
 * Refreshes the page when the purchase changes and when its stage becomes late. Visible only when there is no live
 * connection.
 */
export function LivePurchase({ purchaseId, dueAt }: { purchaseId: string; dueAt: string | null }) {
  const refresh = useRefresh();
  const status = useLivePurchase(purchaseId, refresh);

  useEffect(() => {
    if (!dueAt) return;
    const wait = new Date(dueAt).getTime() - Date.now();
    if (wait < 0) return;
    const timer = setTimeout(refresh, wait + 500);
    return () => clearTimeout(timer);
  }, [dueAt, refresh]);

  return (
    <p role="status" className="min-h-6 text-sm text-muted">
      {status === 'polling' && (
        <span className="inline-flex items-center gap-2">
          <span aria-hidden="true" className="size-2 rounded-full bg-warn" />
          No live connection. This page updates every few seconds.
        </span>
      )}
    </p>
  );
}
