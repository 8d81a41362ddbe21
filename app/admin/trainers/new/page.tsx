import type { Metadata } from 'next';
import { AdminOnly } from '@/components/admin/admin-only';
import { TrainerForm } from '@/components/admin/trainers/trainer-form';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { requireSignIn } from '../../require-sign-in';

export const metadata: Metadata = { title: 'New trainer' };

export default async function NewTrainerPage() {
  await requireSignIn('/admin/trainers/new');
  const me = await api().account.me();
  if (!isAllowed('admin', me?.role ?? null)) {
    return <AdminOnly what="add trainers" backHref="/admin/trainers" back="All trainers" />;
  }
  const { languages } = await api().admin.trainers.facets();
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <div>
        <h1 className="text-xl leading-tight font-semibold tracking-[-0.01em]">New trainer</h1>
        <p className="mt-1 text-muted">
          Add skills and availability next. The trainer gets students once both are saved.
        </p>
      </div>
      <TrainerForm languages={languages} zone={me?.zone ?? 'UTC'} />
    </div>
  );
}
