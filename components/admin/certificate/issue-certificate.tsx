'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';

/** Issues the certificate of a completed course that has no valid one. */
export function IssueCertificate({ purchaseId }: { purchaseId: string }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <div className="grid gap-2 px-4 pb-4">
      <button
        type="button"
        disabled={isBusy}
        className={buttonClass({ variant: 'secondary', size: 'sm' }, 'w-fit')}
        onClick={() => run(() => client.admin.certificates.issue.mutate({ purchaseId }))}
      >
        {isBusy ? 'Issuing…' : 'Issue certificate'}
      </button>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
    </div>
  );
}
