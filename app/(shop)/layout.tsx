import type { ReactNode } from 'react';
import { headerUser } from '@/components/site/header-user';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { api } from '@/server/api/server';

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const { account, school } = api();
  const [user, { supportEmail }] = await Promise.all([account.me(), school.settings()]);
  return (
    <>
      <SiteHeader user={user && headerUser(user)} />
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <SiteFooter supportEmail={supportEmail} />
    </>
  );
}
