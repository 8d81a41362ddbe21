'use client';

import { Modal, useOverlayState } from '@heroui/react';
import type { FormEvent } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';
import { ChangeNotice } from '../change-notice';

/** Pauses a trainer after showing what that does. Resumes one immediately, because that has no risk. */
export function PauseButton({
  trainer,
  students,
}: {
  trainer: { id: string; name: string; updatedAt: Date; isPaused: boolean };
  students: number;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const dialog = useOverlayState();
  const seen = { trainerId: trainer.id, expected: trainer.updatedAt };

  if (trainer.isPaused) {
    return (
      <div className="grid justify-items-end gap-2">
        <button
          type="button"
          disabled={isBusy}
          className={buttonClass({ size: 'sm' })}
          onClick={() => run(() => client.admin.trainers.resume.mutate(seen))}
        >
          {isBusy ? 'Resuming…' : 'Resume'}
        </button>
        <ChangeNotice problem={problem} />
      </div>
    );
  }

  async function pause(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    const change = { ...seen, reason: reason || undefined };
    if (await run(() => client.admin.trainers.pause.mutate(change))) dialog.close();
  }

  return (
    <>
      <button
        type="button"
        className={buttonClass({ variant: 'secondary', size: 'sm' })}
        onClick={() => dialog.open()}
      >
        Pause
      </button>
      <Modal.Backdrop isOpen={dialog.isOpen} onOpenChange={dialog.setOpen}>
        <Modal.Container size="sm">
          <Modal.Dialog className="bg-surface">
            <Modal.CloseTrigger />
            <Modal.Header>
              <Modal.Heading className="text-lg font-semibold">Pause {trainer.name}?</Modal.Heading>
            </Modal.Header>
            <Modal.Body>
              <form onSubmit={pause} className="grid gap-4">
                <p className="text-muted">
                  They get no new students until you resume.{' '}
                  {students === 0
                    ? 'They have no students right now.'
                    : `${students === 1 ? 'Their 1 student stays' : `Their ${students} students stay`}, with all booked sessions.`}
                </p>
                <ChangeNotice problem={problem} />
                <Field label="Reason" name="reason" maxLength={300} placeholder="For the audit log" />
                <div className="flex justify-end gap-2">
                  <button
                    type="button"
                    className={buttonClass({ variant: 'ghost', size: 'sm' })}
                    onClick={() => dialog.close()}
                  >
                    Cancel
                  </button>
                  <button type="submit" disabled={isBusy} className={buttonClass({ size: 'sm' })}>
                    {isBusy ? 'Pausing…' : 'Pause'}
                  </button>
                </div>
              </form>
            </Modal.Body>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
