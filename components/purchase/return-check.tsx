'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useApiClient } from '@/components/api/client';

/** Milliseconds for which we keep saying that the payment is being checked. */
const patience = 8_000;

/**
 * Back from the payment page: asks the provider at once, without waiting for its webhook, then takes the mark out of the
 * address, so that a reload does not ask again. Where that fails, the webhook or the sweep still brings the news.
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
