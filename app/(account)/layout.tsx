import type { ReactNode } from 'react';
import { ConfirmEmailNotice } from '@/components/account/confirm-email-notice';
import { headerUser } from '@/components/site/header-user';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { api } from '@/server/api/server';

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { account, school } = api();
  const [user, { supportEmail }] = await Promise.all([account.me(), school.settings()]);
  return (
    <>
      <SiteHeader user={user && headerUser(user)} />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto min-h-[60dvh] max-w-6xl px-5 pt-10 outline-none sm:px-8"
      >
        {user && !user.isVerified && <ConfirmEmailNotice email={user.email} />}
        {children}
      </main>
      <SiteFooter supportEmail={supportEmail} />
    </>
  );
}
