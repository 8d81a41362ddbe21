'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import type { Unblock } from '@/server/fulfillment/unblocking/find-unblocks';

/** Makes one change. The page updates automatically with its result. */
export function CarryOut({
  purchaseId,
  change: { key, words },
  isFirst,
}: {
  purchaseId: string;
  change: Pick<Unblock, 'key' | 'words'>;
  isFirst: boolean;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <div className="grid justify-items-end gap-1">
      <button
        type="button"
        disabled={isBusy}
        aria-label={`Apply: ${words}`}
        onClick={() => run(() => client.admin.allocation.carryOut.mutate({ purchaseId, key }))}
        className={buttonClass({ variant: isFirst ? 'primary' : 'secondary', size: 'sm' })}
      >
        {isBusy ? 'Applying…' : 'Apply'}
      </button>
      <p role="alert" className="max-w-[40ch] text-right text-bad empty:hidden">
        {problem?.message}
      </p>
    </div>
  );
}
