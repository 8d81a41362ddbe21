import type { Metadata } from 'next';
import { AbsencesTable } from '@/components/admin/absences/absences-table';
import { RequestList } from '@/components/admin/absences/request-list';
import { EmptyState } from '@/components/page/empty-state';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Absences' };

export default async function AbsencesPage() {
  await requireSignIn('/admin/absences');
  const [absences, requests, me] = await Promise.all([
    api().admin.absences.list({}),
    api().admin.absences.requests(),
    api().account.me(),
  ]);
  return (
    <div className="grid gap-3">
      <h1 className="text-xl font-semibold tracking-[-0.01em]">Absences</h1>
      {requests.length > 0 && (
        <RequestList requests={requests} mayDecide={isAllowed('admin', me?.role ?? null)} />
      )}
      {absences.length > 0 ? (
        <AbsencesTable absences={absences} />
      ) : (
        <EmptyState title="No absences">
          When you mark a trainer away, the affected purchases and their results show here.
        </EmptyState>
      )}
    </div>
  );
}
