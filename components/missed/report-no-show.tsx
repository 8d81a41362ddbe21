'use client';

import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';

/** The button by which a student says that the trainer did not come. The page then offers what comes next. */
export function ReportNoShow({ session }: { session: { id: string; ordinal: number } }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  return (
    <>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => run(() => client.sessions.reportNoShow.mutate({ sessionId: session.id }))}
        aria-label={`My trainer did not come to session ${session.ordinal}`}
        className={buttonClass({ variant: 'secondary', size: 'sm' })}
      >
        {isBusy ? 'Sending…' : 'My trainer did not come'}
      </button>
      <p role="alert" className="mt-1 text-sm font-medium text-bad empty:hidden">
        {problem?.message}
      </p>
    </>
  );
}
