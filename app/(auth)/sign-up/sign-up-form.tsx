'use client';

import { signUp } from '@/components/api/auth-client';
import { PasswordField } from '@/components/credentials/password-field';
import { reportedZone } from '@/components/time/modern-zone';
import { CredentialsForm } from '../credentials-form';
import { Field } from '../field';

/** Name, email and password. It also sends the browser's time zone, so that times are right from the start. */
export function SignUpForm({ next }: { next: string }) {
  return (
    <CredentialsForm
      ask={({ name = '', email = '', password = '' }) =>
        signUp({ name, email, password, zone: reportedZone() ?? undefined })
      }
      next={next}
      action="Create account"
      pendingAction="Creating your account…"
    >
      {(entered) => (
        <>
          <Field
            label="Your name"
            name="name"
            autoComplete="name"
            maxLength={80}
            defaultValue={entered.name}
          />
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={entered.email}
          />
          <PasswordField isNew />
        </>
      )}
    </CredentialsForm>
  );
}
