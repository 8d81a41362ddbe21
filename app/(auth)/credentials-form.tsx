'use client';

import { type ReactNode, useActionState } from 'react';
import type { Outcome } from '@/components/api/auth-client';
import { buttonClass } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';

/** The fields' values as text, by name. */
export type Entries = Record<string, string>;

/**
 * A form that signs a person in. It submits the fields, shows why a sign-in was refused, and goes to `next` on success, unless
 * the answer names another page.
 * `children` receive the last values, for the fields that should keep them.
 */
export function CredentialsForm({
  ask,
  next,
  action,
  pendingAction,
  children,
}: {
  ask: (entries: Entries) => Promise<Outcome & { next?: string }>;
  next: string;
  action: string;
  pendingAction: string;
  children: (entered: Entries) => ReactNode;
}) {
  const [state, submit, isPending] = useActionState(submitOnce, { message: '', entered: {} });

  async function submitOnce(_: unknown, form: FormData) {
    const entered = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const outcome = await ask(entered);
    // A full page load, so that nothing rendered for a visitor stays in the router's cache.
    if (outcome.ok) window.location.assign(outcome.next ?? next);
    return { message: outcome.ok ? '' : outcome.message, entered };
  }

  return (
    <form action={submit} className="grid gap-4">
      <div aria-live="polite" className={state.message ? '' : '-mb-4'}>
        {state.message && <Notice tone="bad" title={state.message} />}
      </div>
      {children(state.entered)}
      <button
        type="submit"
        disabled={isPending}
        className={buttonClass({ size: 'lg', isFullWidth: true }, 'mt-1')}
      >
        {isPending ? pendingAction : action}
      </button>
    </form>
  );
}
