'use client';

import { useActionState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';

type Outcome = { ok: boolean; message: string };

/** Turns off what the link of this page is for. Nobody has to sign in. */
export function UnsubscribeForm() {
  const [outcome, submit, isPending] = useActionState<Outcome | null>(async () => {
    try {
      const answer = await fetch(`/api/mail/unsubscribe${window.location.search}`, { method: 'POST' });
      return { ok: answer.ok, message: await answer.text() };
    } catch {
      return { ok: false, message: 'We couldn’t reach Caravan. Check your connection and try again.' };
    }
  }, null);
  return (
    <form action={submit} className="grid gap-4">
      <div aria-live="polite" className={outcome ? '' : '-mb-4'}>
        {outcome && <Notice tone={outcome.ok ? 'ok' : 'bad'} title={outcome.message} />}
      </div>
      {!outcome?.ok && (
        <button type="submit" disabled={isPending} className={buttonClass({ size: 'lg', isFullWidth: true })}>
          {isPending ? 'One moment…' : 'Stop these emails'}
        </button>
      )}
      <LinkButton href="/account#emails" variant="secondary" size="lg">
        Choose which emails you get
      </LinkButton>
    </form>
  );
}
