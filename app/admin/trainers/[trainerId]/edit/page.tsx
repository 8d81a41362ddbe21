import type { Metadata } from 'next';
import { AdminOnly } from '@/components/admin/admin-only';
import { TrainerForm } from '@/components/admin/trainers/trainer-form';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { orNotFound } from '../../../or-not-found';
import { requireSignIn } from '../../../require-sign-in';

export const metadata: Metadata = { title: 'Edit trainer' };

type Props = { params: Promise<{ trainerId: string }> };

export default async function EditTrainerPage({ params }: Props) {
  const { trainerId } = await params;
  await requireSignIn(`/admin/trainers/${trainerId}/edit`);
  const { account, admin } = api();
  const me = await account.me();
  if (!isAllowed('admin', me?.role ?? null)) {
    return (
      <AdminOnly
        what="change trainers"
        backHref={`/admin/trainers/${trainerId}`}
        back="Back to the trainer"
      />
    );
  }
  const [trainer, { students }, { languages }] = await orNotFound(
    Promise.all([
      admin.trainers.get({ trainerId }),
      admin.trainers.students({ trainerId }),
      admin.trainers.facets(),
    ]),
  );
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <div>
        <h1 className="text-xl leading-tight font-semibold tracking-[-0.01em]">{trainer.name}</h1>
        <p className="mt-1 text-muted">Changes here don’t affect sessions that are already booked.</p>
      </div>
      <TrainerForm trainer={{ ...trainer, students }} languages={languages} zone={me?.zone ?? 'UTC'} />
    </div>
  );
}
