'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { PasswordField } from '@/components/credentials/password-field';
import { buttonClass } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';

/** Deletes the account for good, once the password and the word DELETE are typed. */
export function DeleteAccount() {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [isOpen, setIsOpen] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isDone = await run(() =>
      client.account.erase.mutate({
        password: String(form.get('current')),
        confirmation: String(form.get('confirmation')),
      }),
    );
    if (isDone) window.location.assign('/');
  }

  if (!isOpen)
    return (
      <button type="button" className={buttonClass({ variant: 'secondary' })} onClick={() => setIsOpen(true)}>
        Delete my account…
      </button>
    );
  return (
    <form onSubmit={submit} className="grid max-w-md gap-4">
      <p className="text-muted">
        This cannot be undone. Your name, email, messages and notes are removed. Receipts stay without your
        name, because the school must keep its books.
      </p>
      <PasswordField label="Your password" name="current" />
      <Field label="Type DELETE to confirm" name="confirmation" required autoComplete="off" />
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <div className="flex flex-wrap gap-2">
        <button type="submit" disabled={isBusy} className={buttonClass({ variant: 'danger' })}>
          {isBusy ? 'Deleting…' : 'Delete account'}
        </button>
        <button
          type="button"
          disabled={isBusy}
          className={buttonClass({ variant: 'ghost' })}
          onClick={() => setIsOpen(false)}
        >
          Keep account
        </button>
      </div>
    </form>
  );
}
