'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { ReasonField } from '../reason-field';

const outcomes = {
  sent: 'Sent to',
  refused: 'Refused again by the mail server:',
  waiting: 'We keep trying to send it to',
};

/** Sends an email again, with a reason, to the address that its reader has now. */
export function ResendMail({ notificationId, subject }: { notificationId: string; subject: string }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [isOpen, setIsOpen] = useState(false);
  const [done, setDone] = useState('');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    const isDone = await run(async () => {
      const { outcome, recipient } = await client.admin.mailbox.resend.mutate({ notificationId, reason });
      setDone(`${outcomes[outcome]} ${recipient}.`);
    });
    if (isDone) setIsOpen(false);
  }

  return (
    <div className="grid gap-2">
      {isOpen ? (
        <form onSubmit={submit} className="grid gap-2">
          <ReasonField placeholder="For the timeline and the audit log" />
          <div className="flex gap-2">
            <button
              type="submit"
              disabled={isBusy}
              className={buttonClass({ variant: 'secondary', size: 'sm' })}
            >
              {isBusy ? 'Sending…' : 'Resend email'}
            </button>
            <button
              type="button"
              className={buttonClass({ variant: 'ghost', size: 'sm' })}
              onClick={() => setIsOpen(false)}
            >
              Cancel
            </button>
          </div>
        </form>
      ) : (
        <button
          type="button"
          aria-label={`Resend “${subject}”`}
          className={buttonClass({ variant: 'ghost', size: 'sm' }, '-ml-2 w-fit')}
          onClick={() => setIsOpen(true)}
        >
          Resend…
        </button>
      )}
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <p role="status" className="text-xs text-muted empty:hidden">
        {done}
      </p>
    </div>
  );
}
