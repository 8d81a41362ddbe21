import type { ReactNode } from 'react';
import { ApiProvider } from '@/components/api/client';
import { headerUser } from '@/components/site/header-user';
import { NavLink } from '@/components/site/nav-link';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { api } from '@/server/api/server';
import { requireTrainer } from './require-trainer';

export default async function TeachLayout({ children }: { children: ReactNode }) {
  await requireTrainer('/teach');
  const { account, school } = api();
  const [user, { supportEmail }] = await Promise.all([account.me(), school.settings()]);
  return (
    <>
      <SiteHeader user={user && headerUser(user)} />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto min-h-[60dvh] max-w-4xl px-5 pt-4 outline-none sm:px-8"
      >
        <nav aria-label="Teach" className="mb-6 flex gap-6 overflow-x-auto border-b border-line">
          <NavLink href="/teach" also="/teach/sessions">
            Sessions
          </NavLink>
          <NavLink href="/teach/students">Students</NavLink>
          <NavLink href="/teach/availability">Availability</NavLink>
          <NavLink href="/teach/time-off">Time off</NavLink>
        </nav>
        <ApiProvider>{children}</ApiProvider>
      </main>
      <SiteFooter supportEmail={supportEmail} />
    </>
  );
}
