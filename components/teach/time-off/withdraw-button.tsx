'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';

/** Takes an open request back. */
export function WithdrawButton({ requestId, period }: { requestId: string; period: string }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <>
      <button
        type="button"
        disabled={isBusy}
        aria-label={`Withdraw the request for ${period}`}
        className={buttonClass({ variant: 'secondary', size: 'sm' }, 'w-fit')}
        onClick={() => run(() => client.teach.withdrawTimeOff.mutate({ requestId }))}
      >
        Withdraw
      </button>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
    </>
  );
}
