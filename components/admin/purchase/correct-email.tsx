'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';
import { ReasonField } from '../reason-field';

/** Corrects a student's email, with a reason. What was not delivered is sent again by "Resend". */
export function CorrectEmail({ userId, email }: { userId: string; email: string }) {
  const client = useApiClient();
  const router = useRouter();
  const { run, isBusy, problem } = useChange();
  const [isOpen, setIsOpen] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isDone = await run(async () => {
      await client.admin.accounts.correctEmail.mutate({
        userId,
        email: String(form.get('email')),
        reason: String(form.get('reason')),
      });
    });
    if (!isDone) return;
    setIsOpen(false);
    router.refresh();
  }

  if (!isOpen) {
    return (
      <button
        type="button"
        className={buttonClass({ variant: 'ghost', size: 'sm' }, '-ml-2 w-fit')}
        onClick={() => setIsOpen(true)}
      >
        Correct email…
      </button>
    );
  }
  return (
    <form onSubmit={submit} className="grid gap-2">
      <Field
        label="Correct email"
        name="email"
        type="email"
        required
        defaultValue={email}
        hint="They are signed out everywhere, and the old address is told."
      />
      <ReasonField placeholder="For the audit log" />
      <div className="flex flex-wrap gap-2">
        <button type="submit" disabled={isBusy} className={buttonClass({ variant: 'secondary', size: 'sm' })}>
          {isBusy ? 'Saving…' : 'Save email'}
        </button>
        <button
          type="button"
          className={buttonClass({ variant: 'ghost', size: 'sm' })}
          onClick={() => setIsOpen(false)}
        >
          Cancel
        </button>
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
    </form>
  );
}
