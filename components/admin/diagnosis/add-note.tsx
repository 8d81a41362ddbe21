'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import { buttonClass } from '@/components/ui/button-class';

/** Adds a permanent note to the timeline, for colleagues. */
export function AddNote({ purchaseId }: { purchaseId: string }) {
  const client = useApiClient();
  const router = useRouter();
  const id = useId();
  const [state, setState] = useState<{ isBusy: boolean; problem?: string }>({ isBusy: false });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setState({ isBusy: true });
    try {
      const text = String(new FormData(form).get('text'));
      await client.admin.diagnosis.addNote.mutate({ purchaseId, text });
      form.reset();
      setState({ isBusy: false });
      router.refresh();
    } catch (error) {
      const problem =
        isApiError(error) && error.data ? error.message : 'Caravan could not be reached. Try again.';
      setState({ isBusy: false, problem });
    }
  }

  return (
    <form onSubmit={submit} className="panel grid gap-2 p-4">
      <label htmlFor={id} className="font-semibold">
        Add a note
      </label>
      <textarea
        id={id}
        name="text"
        required
        maxLength={2000}
        rows={2}
        className="textarea"
        placeholder="What should your colleagues know?"
      />
      <button
        type="submit"
        disabled={state.isBusy}
        className={buttonClass({ variant: 'secondary', size: 'sm' }, 'w-fit')}
      >
        {state.isBusy ? 'Saving…' : 'Add note'}
      </button>
      <p role="alert" className="text-bad empty:hidden">
        {state.problem}
      </p>
    </form>
  );
}
