'use client';

import { AccountForm } from '@/components/account/account-form';
import { signIn } from '@/components/api/auth-client';
import { useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { PasswordField } from '@/components/credentials/password-field';
import { Field } from '@/components/ui/field';

/** Makes the account of somebody invited to the team, with a name and a password, and opens the console. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const client = useApiClient();
  return (
    <AccountForm
      ask={async ({ name = '', password = '' }) => {
        try {
          await client.invitations.join.mutate({ token, name, password });
        } catch (error) {
          return { ok: false, message: sentenceOf(error) };
        }
        const outcome = await signIn({ email, password });
        // A full page load: the header and every page are another role's now.
        if (outcome.ok) window.location.assign('/admin');
        return outcome;
      }}
      action="Join the team"
      done="Welcome."
    >
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <Field label="Your name" name="name" required maxLength={80} autoComplete="name" />
      <PasswordField isNew />
    </AccountForm>
  );
}
