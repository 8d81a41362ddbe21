'use client';

import { type FormEvent, useId } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { longestMessage } from '@/server/fulfillment/vocabulary/longest-message';

/** Writes a message. `to` is who reads it. */
export function MessageForm({
  purchaseId,
  to,
  onSent,
}: {
  purchaseId: string;
  to: string;
  onSent?: () => void;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const id = useId();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('text'));
    if (!(await run(() => client.messages.write.mutate({ purchaseId, text })))) return;
    form.reset();
    onSent?.();
  }

  return (
    <form onSubmit={submit} className="grid gap-2">
      <label htmlFor={id} className="label">
        Message to {to}
      </label>
      <textarea id={id} name="text" required maxLength={longestMessage} rows={3} className="textarea" />
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <button
        type="submit"
        disabled={isBusy}
        className={buttonClass({ variant: 'secondary', size: 'sm' }, 'w-fit')}
      >
        {isBusy ? 'Sending…' : 'Send message'}
      </button>
    </form>
  );
}
