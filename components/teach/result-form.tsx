'use client';

import type { FormEvent } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { readResult } from '@/components/sessions/read-result';
import { ResultFields, type WrittenResult } from '@/components/sessions/result-fields';
import { buttonClass } from '@/components/ui/button-class';
import { trainersOutcomes } from '@/server/process/vocabulary/session-outcomes';

/** A trainer records what became of a session. */
export function ResultForm({
  sessionId,
  purchaseId,
  result,
}: {
  sessionId: string;
  purchaseId: string;
  result: WrittenResult | null;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const written = readResult(new FormData(event.currentTarget));
    await run(() => client.teach.recordResult.mutate({ sessionId, ...written }), {
      goTo: `/teach/students/${purchaseId}`,
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <ResultFields result={result} outcomes={trainersOutcomes} />
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <button type="submit" disabled={isBusy} className={buttonClass({}, 'w-fit')}>
        {isBusy ? 'Saving…' : 'Save result'}
      </button>
    </form>
  );
}
