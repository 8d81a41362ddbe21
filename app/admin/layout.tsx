import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { LabStrip } from '@/components/admin/lab/lab-strip';
import { ConsoleProviders } from '@/components/admin/shell/console-providers';
import { NoPermission } from '@/components/admin/shell/no-permission';
import { SideNav } from '@/components/admin/shell/side-nav';
import { TopBar } from '@/components/admin/shell/top-bar';
import { TwoFactorNeeded } from '@/components/admin/shell/two-factor-needed';
import { api } from '@/server/api/server';
import { env } from '@/server/core/env';
import { isAllowed } from '@/server/people/roles/roles';
import { IncidentCount } from './incident-count';
import { LateCount } from './late-count';
import { RatingCount } from './rating-count';
import { RequestCount } from './request-count';
import { Troubles } from './troubles';

export const metadata: Metadata = {
  title: { default: 'Console · Caravan', template: '%s · Console · Caravan' },
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const user = await api().account.me();
  // Each page sends visitors to sign in, because only the page knows its own address.
  if (!user) return children;
  if (user.lacksTwoFactor) return <TwoFactorNeeded />;
  if (!isAllowed('staff', user.role)) return <NoPermission email={user.email} />;

  const notes = {
    '/admin/purchases': (
      <Suspense>
        <LateCount />
      </Suspense>
    ),
    '/admin/absences': (
      <Suspense>
        <RequestCount />
      </Suspense>
    ),
    '/admin/ratings': (
      <Suspense>
        <RatingCount />
      </Suspense>
    ),
    '/admin/incidents': (
      <Suspense>
        <IncidentCount />
      </Suspense>
    ),
  };
  return (
    <ConsoleProviders>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg border border-line-strong bg-surface px-3 py-2 font-semibold focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="console grid min-h-dvh md:grid-cols-[13rem_minmax(0,1fr)]">
        <aside className="sticky top-0 hidden h-dvh overflow-y-auto border-r border-line py-3 md:block">
          <SideNav notes={notes} />
        </aside>
        <div className="min-w-0">
          {env.LAB && isAllowed('admin', user.role) && <LabStrip />}
          <Suspense>
            <Troubles />
          </Suspense>
          <TopBar user={user} notes={notes} />
          <main id="content" tabIndex={-1} className="px-4 py-5 outline-none md:px-6">
            {children}
          </main>
        </div>
      </div>
    </ConsoleProviders>
  );
}
