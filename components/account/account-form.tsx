'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState } from 'react';
import type { Outcome } from '@/components/api/auth-client';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';

/** A form of the account page: sends its fields by name, and says what became of it. */
export function AccountForm({
  ask,
  action,
  done,
  children,
}: {
  ask: (entries: Record<string, string>) => Promise<Outcome>;
  action: string;
  done: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [outcome, submit, isPending] = useActionState<Outcome | null, FormData>(async (_, form) => {
    const entries = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const answer = await ask(entries);
    if (answer.ok) router.refresh();
    return answer;
  }, null);
  return (
    <form action={submit} className="grid max-w-md gap-4">
      {children}
      <div aria-live="polite" className={outcome ? '' : '-mb-4'}>
        {outcome && <Notice tone={outcome.ok ? 'ok' : 'bad'} title={outcome.ok ? done : outcome.message} />}
      </div>
      <button type="submit" disabled={isPending} className={buttonClass({ variant: 'secondary' }, 'w-fit')}>
        {isPending ? 'Saving…' : action}
      </button>
    </form>
  );
}
