'use client';

import { useState } from 'react';
import { changeEmail, changePassword, updateProfile } from '@/components/api/auth-client';
import { PasswordField } from '@/components/credentials/password-field';
import { reportedZone } from '@/components/time/modern-zone';
import { ZoneField } from '@/components/time/zone-field';
import { Field } from '@/components/ui/field';
import { AccountForm } from './account-form';

/** The name, and the time zone in which times are shown. */
export function ProfileForm({ name, zone }: { name: string; zone: string | null }) {
  const [chosen, setChosen] = useState(zone);
  return (
    <AccountForm
      ask={({ name: entered = '' }) => updateProfile({ name: entered, ...(chosen && { zone: chosen }) })}
      action="Save profile"
      done="Saved."
    >
      <Field label="Your name" name="name" required maxLength={80} autoComplete="name" defaultValue={name} />
      <div className="grid gap-1">
        <span className="label">Time zone</span>
        <ZoneField zone={chosen ?? reportedZone() ?? 'UTC'} onChange={setChosen} />
        <p className="text-xs text-muted">
          Your sessions stay at the same moment. Only the displayed time changes.
        </p>
      </div>
    </AccountForm>
  );
}

/** Asks for another email, which both addresses confirm. */
export function EmailForm({ isVerified }: { isVerified: boolean }) {
  return (
    <AccountForm
      ask={({ email = '' }) => changeEmail({ newEmail: email })}
      action="Change email"
      done={
        isVerified
          ? 'We sent a link to your present email. Open it to go on.'
          : 'We sent a link to the new email. Open it to go on.'
      }
    >
      <Field label="New email" name="email" type="email" required autoComplete="email" />
    </AccountForm>
  );
}

/** Changes the password. Every other device is signed out. */
export function PasswordForm({ email }: { email: string }) {
  return (
    <AccountForm
      ask={({ current = '', password = '' }) =>
        changePassword({ currentPassword: current, newPassword: password })
      }
      action="Change password"
      done="Your password is changed. All other devices are signed out."
    >
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField label="Current password" name="current" />
      <PasswordField label="New password" isNew />
    </AccountForm>
  );
}
