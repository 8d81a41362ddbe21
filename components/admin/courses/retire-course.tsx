'use client';

import { Modal, useOverlayState } from '@heroui/react';
import type { FormEvent } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';
import { ChangeNotice } from '../change-notice';

/** Retires a course after showing what that means, or puts it back on sale. */
export function RetireCourse({
  course,
}: {
  course: { id: string; title: string; updatedAt: Date; isRetired: boolean; sold: number };
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const dialog = useOverlayState();
  const seen = { courseId: course.id, expected: course.updatedAt };
  const { isRetired, sold } = course;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim() || undefined;
    const change = { ...seen, retired: !isRetired, reason };
    if (await run(() => client.admin.courses.setRetired.mutate(change))) dialog.close();
  }

  return (
    <>
      <button
        type="button"
        className={buttonClass({ variant: 'secondary', size: 'sm' })}
        onClick={() => dialog.open()}
      >
        {isRetired ? 'Sell again' : 'Retire'}
      </button>
      <Modal.Backdrop isOpen={dialog.isOpen} onOpenChange={dialog.setOpen}>
        <Modal.Container size="sm">
          <Modal.Dialog className="bg-surface">
            <Modal.CloseTrigger />
            <Modal.Header>
              <Modal.Heading className="text-lg font-semibold">
                {isRetired ? `Sell ${course.title} again?` : `Retire ${course.title}?`}
              </Modal.Heading>
            </Modal.Header>
            <Modal.Body>
              <form onSubmit={submit} className="grid gap-4">
                <p className="text-muted">
                  {isRetired
                    ? 'It returns to the catalog immediately, with the plans that are on sale.'
                    : `It leaves the catalog immediately. ${
                        sold === 0
                          ? 'Nobody has bought it.'
                          : `${sold === 1 ? 'Its 1 purchase is' : `Its ${sold} purchases are`} not affected.`
                      }`}
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
                    {isBusy ? 'Saving…' : isRetired ? 'Sell again' : 'Retire'}
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
