'use client';

import { useState } from 'react';
import { signIn } from '@/components/api/auth-client';
import { PasswordField } from '@/components/credentials/password-field';
import { Link } from '@/components/ui/link';
import { buttonClass } from '@/components/ui/link-button';
import { CredentialsForm } from '../credentials-form';
import { Field } from '../field';
import { GoogleButton } from './google-button';
import { PasskeyButton } from './passkey-button';

type DemoAccount = { label: string; email: string; password: string };

/** Email and password, which lead to `codePage` where a code is needed. In a demo, one button per demo account fills them in. */
export function SignInForm({
  next,
  codePage,
  hasGoogle,
  demoAccounts,
}: {
  next: string;
  codePage: string;
  hasGoogle: boolean;
  demoAccounts: DemoAccount[];
}) {
  const [demo, setDemo] = useState<DemoAccount>();
  return (
    <div className="grid gap-6">
      <CredentialsForm
        ask={async ({ email = '', password = '' }) => {
          const outcome = await signIn({ email, password });
          return outcome.needsCode ? { ...outcome, next: codePage } : outcome;
        }}
        next={next}
        action="Sign in"
        pendingAction="Signing in…"
      >
        {(entered) => (
          <div key={demo?.email} className="grid gap-4">
            <Field
              label="Email"
              name="email"
              type="email"
              autoComplete="username"
              defaultValue={demo?.email ?? entered.email}
            />
            <div className="grid gap-1.5">
              <PasswordField defaultValue={demo?.password} />
              <Link href="/forgot-password" className="prose-link w-fit text-sm">
                Forgot your password?
              </Link>
            </div>
          </div>
        )}
      </CredentialsForm>
      <div className="grid gap-3">
        {hasGoogle && <GoogleButton next={next} />}
        <PasskeyButton next={next} />
      </div>
      {demoAccounts.length > 0 && (
        <section aria-labelledby="demo-accounts" className="grid gap-2 border-line border-t pt-5">
          <h2 id="demo-accounts" className="text-sm text-muted">
            This is a demo. Sign in as:
          </h2>
          <div className="flex flex-wrap gap-2">
            {demoAccounts.map((account) => (
              <button
                key={account.email}
                type="button"
                className={buttonClass({ variant: 'secondary', size: 'sm' })}
                onClick={() => setDemo(account)}
              >
                {account.label}
              </button>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
