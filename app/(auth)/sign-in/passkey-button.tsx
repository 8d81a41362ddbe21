'use client';

import { useActionState } from 'react';
import type { Outcome } from '@/components/api/auth-client';
import { signInWithPasskey } from '@/components/api/passkey-client';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';

/** Signs in with a passkey of this device, without email and password, and goes on to `next`. */
export function PasskeyButton({ next }: { next: string }) {
  const [outcome, submit, isPending] = useActionState<Outcome | null>(async () => {
    const answer = await signInWithPasskey();
    // A full page load, as after a password.
    if (answer.ok) window.location.assign(next);
    return answer;
  }, null);
  return (
    <form action={submit} className="grid gap-3">
      <button
        type="submit"
        disabled={isPending}
        className={buttonClass({ variant: 'secondary', size: 'lg', isFullWidth: true })}
      >
        Sign in with a passkey
      </button>
      <div aria-live="polite" className={outcome?.ok === false ? '' : '-mb-3'}>
        {outcome?.ok === false && <Notice tone="bad" title={outcome.message} />}
      </div>
    </form>
  );
}
