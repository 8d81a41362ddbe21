'use client';

import { useActionState } from 'react';
import { requestPasswordReset } from '@/components/api/auth-client';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { Field } from '../field';

type State = { sentTo: string; message: string };

/** Asks for the link. The answer is the same whether the email has an account or not. */
export function ForgotPasswordForm({ localFolder }: { localFolder: string | null }) {
  const [state, submit, isPending] = useActionState(ask, { sentTo: '', message: '' });
  return (
    <form action={submit} className="grid gap-4">
      <div aria-live="polite" className={state.sentTo || state.message ? '' : '-mb-4'}>
        {state.message && <Notice tone="bad" title={state.message} />}
        {state.sentTo && (
          <Notice tone="ok" title="Check your email">
            If {state.sentTo} has an account, a link is on its way. It works for an hour. No email? Look in
            your spam folder, or try again.
            {localFolder && (
              <>
                {' '}
                This demo has no mail server: find the email in the folder <code>{localFolder}</code>.
              </>
            )}
          </Notice>
        )}
      </div>
      <Field label="Email" name="email" type="email" autoComplete="username" defaultValue={state.sentTo} />
      <button
        type="submit"
        disabled={isPending}
        className={buttonClass({ size: 'lg', isFullWidth: true }, 'mt-1')}
      >
        {isPending ? 'Sending…' : state.sentTo ? 'Send it again' : 'Send the link'}
      </button>
    </form>
  );
}

async function ask(_: State, form: FormData): Promise<State> {
  const email = String(form.get('email'));
  const outcome = await requestPasswordReset({ email });
  return outcome.ok ? { sentTo: email, message: '' } : { sentTo: '', message: outcome.message };
}
