'use client';

import { useEffect, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import { buttonClass } from '@/components/ui/button-class';
import type { Preferences } from '@/server/scheduling/preferences/preferences';

/** Opens the payment page of a started checkout. The idempotency key finds the same one, so nobody pays twice. */
export function PayNow({
  label,
  ...checkout
}: {
  label: string;
  checkoutKey: string;
  planId: string;
  preferences: Preferences;
}) {
  const client = useApiClient();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const wake = () => setIsBusy(false);
    addEventListener('pageshow', wake);
    return () => removeEventListener('pageshow', wake);
  }, []);

  async function pay() {
    setIsBusy(true);
    setProblem(null);
    try {
      const { payUrl } = await client.checkout.start.mutate(checkout);
      location.assign(payUrl);
    } catch (error) {
      setProblem(
        isApiError(error) && error.data
          ? error.message
          : 'We couldn’t reach Caravan. Nothing was charged. Try again when you’re online.',
      );
      setIsBusy(false);
    }
  }

  return (
    <div className="mt-6">
      <button
        type="button"
        disabled={isBusy}
        onClick={pay}
        className={buttonClass({ size: 'lg' }, 'sm:px-8')}
      >
        {isBusy ? 'One moment…' : label}
      </button>
      <p role="alert" className="mt-2 text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
