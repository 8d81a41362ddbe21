import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const { account, school } = api();
  const [user, { supportEmail }] = await Promise.all([account.me(), school.settings()]);
  return (
    <>
      <SiteHeader user={user && { ...user, isStaff: isAllowed('staff', user.role) }} />
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <SiteFooter supportEmail={supportEmail} />
    </>
  );
}
