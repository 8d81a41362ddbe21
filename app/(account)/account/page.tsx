import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { DeleteAccount } from '@/components/account/delete-account';
import { DeviceList } from '@/components/account/device-list';
import { MailChoices } from '@/components/account/mail-choices';
import { Passkeys } from '@/components/account/passkeys';
import { EmailForm, PasswordForm, ProfileForm } from '@/components/account/profile-forms';
import { ReminderChoice } from '@/components/account/reminder-choice';
import { TwoFactor } from '@/components/account/two-factor/two-factor';
import { ApiProvider } from '@/components/api/client';
import { PageHeader } from '@/components/page/page-header';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button-class';
import { EmailText } from '@/components/ui/email-text';
import { Notice } from '@/components/ui/notice';
import { api } from '@/server/api/server';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  await requireSignIn('/account');
  const { account } = api();
  const [me, devices, choices, security, passkeys] = await Promise.all([
    account.me(),
    account.devices(),
    account.mailChoices(),
    account.security(),
    account.passkeys(),
  ]);
  if (!me) return null;

  return (
    <ApiProvider>
      <PageHeader title="Account" />
      {me.lacksTwoFactor && (
        <div className="mt-6">
          <Notice tone="warn" title="Set up two-factor authentication to open the console">
            The school asks this of its staff. You’ll find it below.
          </Notice>
        </div>
      )}
      <div className="mt-6 grid gap-4 lg:grid-cols-2">
        <Part title="Profile">
          <ProfileForm name={me.name} zone={me.zone} />
        </Part>
        <Part title="Email">
          <p className="mb-4 flex flex-wrap items-center gap-2">
            <EmailText address={me.email} />
            <Badge tone={me.isVerified ? 'ok' : 'warn'}>
              {me.isVerified ? 'Confirmed' : 'Not confirmed'}
            </Badge>
          </p>
          <EmailForm isVerified={me.isVerified} />
        </Part>
        <Part title="Password">
          <PasswordForm email={me.email} />
        </Part>
        <Part title="Two-factor authentication">
          <TwoFactor recoveryCodesLeft={security.recoveryCodesLeft} />
        </Part>
        <Part title="Passkeys">
          <Passkeys passkeys={passkeys} now={new Date()} />
        </Part>
        <Part title="Emails">
          <div className="grid gap-6">
            <ReminderChoice chosen={choices.remindersBefore} />
            <MailChoices choices={choices} />
          </div>
        </Part>
        <Part title="Your data">
          <p className="mb-4 text-muted">
            Download everything we keep about you: your profile, purchases, sessions, messages and emails.
          </p>
          <a href="/api/export/account" download className={buttonClass({ variant: 'secondary' })}>
            Download my data
          </a>
          <div className="mt-6">
            <DeleteAccount />
          </div>
        </Part>
        <Part title="Devices">
          <DeviceList devices={devices} here={me.session?.id ?? ''} now={new Date()} />
        </Part>
      </div>
    </ApiProvider>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return (
    <section aria-labelledby={id} className="panel min-w-0 p-5">
      <h2 id={id} className="mb-4 text-lg font-semibold tracking-[-0.01em]">
        {title}
      </h2>
      {children}
    </section>
  );
}
