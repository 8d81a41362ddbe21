import type { Metadata } from 'next';
import { IncidentsTable } from '@/components/admin/incidents/incidents-table';
import { RefreshEvery } from '@/components/admin/live/refresh-every';
import { EmptyState } from '@/components/page/empty-state';
import { PageHeader } from '@/components/page/page-header';
import { api } from '@/server/api/server';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Incidents' };

export default async function IncidentsPage() {
  await requireSignIn('/admin/incidents');
  const { open, closed, now } = await api().admin.incidents.list();
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Incidents"
        description="Stuck purchases, grouped by cause and stage. One remedy fixes a group."
      />
      {open.length > 0 ? (
        <IncidentsTable label="Open incidents" rows={open} now={now} />
      ) : (
        <EmptyState title="Nothing is stuck">
          Every purchase is on time. When one is late, its cause shows here within seconds.
        </EmptyState>
      )}
      {closed.length > 0 && (
        <section aria-labelledby="closed" className="grid gap-3">
          <h2 id="closed" className="font-semibold">
            Resolved
          </h2>
          <IncidentsTable label="Closed incidents" rows={closed} now={now} />
        </section>
      )}
      <RefreshEvery seconds={5} />
    </div>
  );
}
