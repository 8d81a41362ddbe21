'use client';

import { Modal, useOverlayState } from '@heroui/react';
import type { FormEvent } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { readResult } from '@/components/sessions/read-result';
import { ResultFields, type WrittenResult } from '@/components/sessions/result-fields';
import { buttonClass } from '@/components/ui/button-class';
import { staffOutcomes } from '@/server/process/vocabulary/session-outcomes';
import { ChangeNotice } from '../change-notice';

/** Staff record what became of a session, or correct it. */
export function RecordResult({
  session: { id, ordinal },
  result,
}: {
  session: { id: string; ordinal: number };
  result: WrittenResult | null;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const dialog = useOverlayState();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const written = readResult(new FormData(event.currentTarget));
    if (await run(() => client.admin.sessions.recordResult.mutate({ sessionId: id, ...written })))
      dialog.close();
  }

  return (
    <>
      <button
        type="button"
        onClick={dialog.open}
        aria-label={`${result ? 'Correct' : 'Record'} result of session ${ordinal}`}
        className={buttonClass({ variant: 'ghost', size: 'sm' })}
      >
        {result ? 'Correct' : 'Record result'}
      </button>
      <Modal.Backdrop isOpen={dialog.isOpen} onOpenChange={dialog.setOpen}>
        <Modal.Container className="sm:w-full sm:p-6">
          <Modal.Dialog className="max-w-xl rounded-2xl bg-surface p-4 sm:p-5">
            <Modal.CloseTrigger />
            <Modal.Header className="pr-8">
              <Modal.Heading className="text-lg font-semibold">Result of session {ordinal}</Modal.Heading>
            </Modal.Header>
            <Modal.Body className="mt-3 text-left text-[length:inherit] whitespace-normal">
              <form onSubmit={submit} className="grid gap-4">
                <ChangeNotice problem={problem} />
                <ResultFields result={result} outcomes={staffOutcomes} />
                <button type="submit" disabled={isBusy} className={buttonClass({}, 'w-fit')}>
                  {isBusy ? 'Saving…' : 'Save result'}
                </button>
              </form>
            </Modal.Body>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
