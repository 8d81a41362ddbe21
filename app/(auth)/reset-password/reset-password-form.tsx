'use client';

import { useActionState } from 'react';
import { resetPassword } from '@/components/api/auth-client';
import { PasswordField } from '@/components/credentials/password-field';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';

/** Sets a new password by the token of an email's link, which is the fragment of this page's address. */
export function ResetPasswordForm() {
  const [problem, submit, isPending] = useActionState(reset, '');
  return (
    <form action={submit} className="grid gap-4">
      <div aria-live="polite" className={problem ? '' : '-mb-4'}>
        {problem && (
          <Notice tone="bad" title={problem}>
            <Link href="/forgot-password" className="prose-link">
              Send me a new link
            </Link>
          </Notice>
        )}
      </div>
      <PasswordField label="New password" isNew />
      <button
        type="submit"
        disabled={isPending}
        className={buttonClass({ size: 'lg', isFullWidth: true }, 'mt-1')}
      >
        {isPending ? 'Saving…' : 'Save password'}
      </button>
    </form>
  );
}

async function reset(_: string, form: FormData): Promise<string> {
  const token = window.location.hash.slice(1);
  const outcome = await resetPassword({ token, newPassword: String(form.get('password')) });
  if (!outcome.ok) return outcome.message;
  window.location.assign('/sign-in?changed');
  return '';
}
