'use client';

import { useActionState } from 'react';
import { type Outcome, signInWithGoogle } from '@/components/api/auth-client';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';

/** Signs in with a Google account, and goes on to `next`. */
export function GoogleButton({ next }: { next: string }) {
  const [outcome, submit, isPending] = useActionState<Outcome | null>(() => signInWithGoogle(next), null);
  return (
    <form action={submit} className="grid gap-3">
      <button
        type="submit"
        disabled={isPending}
        className={buttonClass({ variant: 'secondary', size: 'lg', isFullWidth: true })}
      >
        Sign in with Google
      </button>
      <div aria-live="polite" className={outcome?.ok === false ? '' : '-mb-3'}>
        {outcome?.ok === false && <Notice tone="bad" title={outcome.message} />}
      </div>
    </form>
  );
}
