'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { buttonClass } from '@/components/ui/button-class';

/** Undoes a reallocation with a reason, or says why it cannot be undone. */
export function UndoForm({
  reallocationId,
  reason = '',
  onUndone,
}: {
  reallocationId: string;
  /** The suggested reason. */
  reason?: string;
  onUndone?(trainerName: string): void;
}) {
  const client = useApiClient();
  const router = useRouter();
  const id = useId();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('reason'));
    setIsBusy(true);
    setProblem(null);
    try {
      const { trainerName } = await client.admin.allocation.undo.mutate({ reallocationId, reason: given });
      onUndone?.(trainerName);
      router.refresh();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setIsBusy(false);
  }

  return (
    <form onSubmit={submit} className="grid gap-2">
      <label htmlFor={id} className="label">
        Reason for the undo
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          name="reason"
          defaultValue={reason}
          required
          minLength={3}
          maxLength={500}
          className="input min-w-40 flex-1"
        />
        <button type="submit" disabled={isBusy} className={buttonClass({ variant: 'secondary' })}>
          {isBusy ? 'Undoing…' : 'Undo'}
        </button>
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
    </form>
  );
}
