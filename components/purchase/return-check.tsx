'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useApiClient } from '@/components/api/client';

/** How long the page says that the payment is being confirmed, in milliseconds. */
const patience = 8_000;

/**
 * After the payment page: asks the provider right away instead of waiting for its webhook, then removes the marker from the
 * URL, so that a reload does not ask again. If that fails, the webhook or the sweep still confirms the payment.
 */
export function ReturnCheck({ purchaseId }: { purchaseId: string }) {
  const client = useApiClient();
  const router = useRouter();
  const hasAsked = useRef(false);
  const hasLeft = useRef(false);
  useEffect(() => {
    hasLeft.current = false;
    const leave = () => {
      hasLeft.current = true;
    };
    if (hasAsked.current) return leave;
    hasAsked.current = true;
    const settle = () => {
      if (!hasLeft.current) router.replace(`/purchases/${purchaseId}`, { scroll: false });
    };
    client.checkout.verifyReturn.mutate({ purchaseId }).then(
      ({ status }) => (status === 'PENDING' ? setTimeout(settle, patience) : settle()),
      () => setTimeout(settle, patience),
    );
    return leave;
  }, [client, purchaseId, router]);
  return null;
}
