'use client';

import { useActionState } from 'react';
import { type Outcome, verifyEmail } from '@/components/api/auth-client';
import { buttonClass } from '@/components/ui/button-class';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';

/**
 * Uses the token of an email's link, which is the fragment of this page's address, when its reader says so: programs that open
 * every link of a mail confirm nothing.
 */
export function UseLinkForm({ action, done }: { action: string; done: string }) {
  const [outcome, submit, isPending] = useActionState<Outcome | null>(
    () => verifyEmail(window.location.hash.slice(1)),
    null,
  );
  return (
    <form action={submit} className="grid gap-4">
      <div aria-live="polite" className={outcome ? '' : '-mb-4'}>
        {outcome?.ok && <Notice tone="ok" title={done} />}
        {outcome?.ok === false && (
          <Notice tone="bad" title={outcome.message}>
            Sign in, and ask for a new link in your account.
          </Notice>
        )}
      </div>
      {outcome?.ok ? (
        <LinkButton href="/purchases" size="lg">
          My courses
        </LinkButton>
      ) : (
        <button
          type="submit"
          disabled={isPending}
          className={buttonClass({ size: 'lg', isFullWidth: true }, 'mt-1')}
        >
          {isPending ? 'One moment…' : action}
        </button>
      )}
    </form>
  );
}
