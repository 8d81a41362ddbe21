import type { Metadata } from 'next';
import { AbsenceItems } from '@/components/admin/absences/absence-items';
import { AbsenceProgress } from '@/components/admin/absences/absence-progress';
import { spanWords } from '@/components/admin/absences/span-words';
import { FollowPurchases } from '@/components/admin/live/follow-purchases';
import { RefreshEvery } from '@/components/admin/live/refresh-every';
import { PageName } from '@/components/admin/shell/page-name';
import { EmptyState } from '@/components/page/empty-state';
import { LocalTime } from '@/components/time/local-time';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { orNotFound } from '../../or-not-found';
import { requireSignIn } from '../../require-sign-in';

type Props = { params: Promise<{ absenceId: string }> };

export const metadata: Metadata = { title: 'Absence' };

export default async function AbsencePage({ params }: Props) {
  const { absenceId } = await params;
  await requireSignIn(`/admin/absences/${absenceId}`);
  const [absence, me] = await Promise.all([
    orNotFound(api().admin.absences.get({ absenceId })),
    api().account.me(),
  ]);
  const { trainer, items, reason, actorName, createdAt, finishedAt } = absence;

  return (
    <div className="mx-auto grid max-w-[64rem] gap-4">
      <PageName name={trainer.name} />
      <header>
        <h1 className="text-xl leading-tight font-semibold tracking-[-0.01em]">
          {trainer.name} {absence.endsAt ? 'is away' : 'has left'}
        </h1>
        <p className="mt-1 text-muted">
          {spanWords(absence, trainer.zone)} · {reason} · marked by {actorName},{' '}
          <LocalTime at={createdAt} zone={me?.zone ?? undefined} />
        </p>
      </header>
      {items.length === 0 ? (
        <EmptyState title="No sessions were affected">
          The trainer had no sessions in this period, and no new ones are booked into it.
        </EmptyState>
      ) : (
        <>
          <section aria-label="Progress" className="panel p-4">
            <AbsenceProgress items={items} />
          </section>
          <AbsenceItems items={items} mayReallocate={isAllowed('admin', me?.role ?? null)} />
        </>
      )}
      <FollowPurchases />
      {!finishedAt && <RefreshEvery seconds={2} />}
    </div>
  );
}
