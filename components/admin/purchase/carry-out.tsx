'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';

/** Makes one change. What comes of it, the page shows by itself. */
export function CarryOut({
  purchaseId,
  words,
  isFirst,
}: {
  purchaseId: string;
  words: string;
  isFirst: boolean;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <div className="grid justify-items-end gap-1">
      <button
        type="button"
        disabled={isBusy}
        aria-label={`Do this: ${words}`}
        onClick={() => run(() => client.admin.allocation.carryOut.mutate({ purchaseId, words }))}
        className={buttonClass({ variant: isFirst ? 'primary' : 'secondary', size: 'sm' })}
      >
        {isBusy ? 'Doing it…' : 'Do this'}
      </button>
      <p role="alert" className="max-w-[40ch] text-right text-bad empty:hidden">
        {problem?.message}
      </p>
    </div>
  );
}
