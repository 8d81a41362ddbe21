import type { Metadata } from 'next';
import { AbsencesTable } from '@/components/admin/absences/absences-table';
import { EmptyState } from '@/components/page/empty-state';
import { api } from '@/server/api/server';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Absences' };

export default async function AbsencesPage() {
  await requireSignIn('/admin/absences');
  const absences = await api().admin.absences.list({});
  return (
    <div className="grid gap-3">
      <h1 className="text-xl font-semibold tracking-[-0.01em]">Absences</h1>
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
