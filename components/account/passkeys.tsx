'use client';

import { addPasskey, removePasskey } from '@/components/api/passkey-client';
import { PasswordField } from '@/components/credentials/password-field';
import { RelativeTime } from '@/components/time/relative-time';
import { Field } from '@/components/ui/field';
import { AccountForm } from './account-form';

type Passkey = { id: string; name: string | null; createdAt: Date };

/** The passkeys of the account: add one on this device, and remove any. */
export function Passkeys({ passkeys, now }: { passkeys: Passkey[]; now: Date }) {
  return (
    <div className="grid gap-4">
      <p className="text-muted">
        Sign in with your fingerprint, your face or the PIN of your device, without a password.
      </p>
      {passkeys.length > 0 && (
        <ul aria-label="Passkeys" className="grid divide-y divide-line border-y border-line">
          {passkeys.map(({ id, name, createdAt }) => (
            <li key={id} className="grid gap-2 py-2.5">
              <p className="font-medium wrap-anywhere">{name ?? 'Passkey'}</p>
              <p className="text-sm text-muted">
                Added <RelativeTime at={createdAt} now={now} />
              </p>
              <details>
                <summary className="w-fit cursor-pointer text-sm">Remove</summary>
                <div className="mt-3">
                  <AccountForm
                    ask={({ password = '' }) => removePasskey({ id, password })}
                    action="Remove passkey"
                    done="Removed."
                  >
                    <PasswordField />
                  </AccountForm>
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <details open={passkeys.length === 0}>
        <summary className="cursor-pointer font-medium">Add a passkey</summary>
        <div className="mt-3">
          <AccountForm
            ask={({ name = '', password = '' }) => addPasskey({ name, password })}
            action="Add passkey"
            done="Added."
          >
            <Field
              label="Name"
              name="name"
              required
              maxLength={60}
              autoComplete="off"
              hint="So that you recognize it, such as “My phone”."
            />
            <PasswordField />
          </AccountForm>
        </div>
      </details>
    </div>
  );
}
