import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { DeviceList } from '@/components/account/device-list';
import { MailChoices } from '@/components/account/mail-choices';
import { EmailForm, PasswordForm, ProfileForm } from '@/components/account/profile-forms';
import { ReminderChoice } from '@/components/account/reminder-choice';
import { ApiProvider } from '@/components/api/client';
import { PageHeader } from '@/components/page/page-header';
import { Badge } from '@/components/ui/badge';
import { EmailText } from '@/components/ui/email-text';
import { api } from '@/server/api/server';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  await requireSignIn('/account');
  const { account } = api();
  const [me, devices, choices] = await Promise.all([account.me(), account.devices(), account.mailChoices()]);
  if (!me) return null;

  return (
    <ApiProvider>
      <PageHeader title="Account" />
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
        <Part title="Emails">
          <div className="grid gap-6">
            <ReminderChoice chosen={choices.remindersBefore} />
            <MailChoices choices={choices} />
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
  const id = title.toLowerCase();
  return (
    <section aria-labelledby={id} className="panel min-w-0 p-5">
      <h2 id={id} className="mb-4 text-lg font-semibold tracking-[-0.01em]">
        {title}
      </h2>
      {children}
    </section>
  );
}
