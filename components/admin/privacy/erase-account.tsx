'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { ReasonField } from '../reason-field';

type Preview = {
  obstacles: { message: string }[];
  purchases: number;
  receipts: number;
  emails: number;
  messages: number;
};

/** Deletes a student's account on request, with a preview and a reason. */
export function EraseAccount({ userId }: { userId: string }) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [preview, setPreview] = useState<Preview | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    if (await run(() => client.admin.accounts.erase.mutate({ userId, reason }))) setPreview(null);
  }

  const alert = (
    <p role="alert" className="text-bad empty:hidden">
      {problem?.message}
    </p>
  );
  if (!preview)
    return (
      <div>
        <button
          type="button"
          disabled={isBusy}
          className={buttonClass({ variant: 'ghost', size: 'sm' }, '-ml-2 w-fit')}
          onClick={() =>
            run(async () => setPreview(await client.admin.accounts.previewErasure.query({ userId })))
          }
        >
          Delete account…
        </button>
        {alert}
      </div>
    );
  const isPossible = preview.obstacles.length === 0;
  return (
    <form onSubmit={submit} className="grid gap-2">
      {isPossible ? (
        <p className="text-sm text-muted">
          Removes the name, the email, and what {preview.messages} messages and {preview.emails} emails say.{' '}
          {preview.purchases} purchases and {preview.receipts} receipts stay without a name. This cannot be
          undone.
        </p>
      ) : (
        <ul className="grid gap-1 text-sm text-muted">
          {preview.obstacles.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {isPossible && <ReasonField placeholder="For the audit log" />}
      {alert}
      <div className="flex flex-wrap gap-2">
        {isPossible && (
          <button type="submit" disabled={isBusy} className={buttonClass({ variant: 'danger', size: 'sm' })}>
            {isBusy ? 'Deleting…' : 'Delete account'}
          </button>
        )}
        <button
          type="button"
          disabled={isBusy}
          className={buttonClass({ variant: 'ghost', size: 'sm' })}
          onClick={() => setPreview(null)}
        >
          Cancel
        </button>
      </div>
    </form>
  );
}
