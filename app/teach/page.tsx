import type { Metadata } from 'next';
import { EmptyState } from '@/components/page/empty-state';
import { PageHeader } from '@/components/page/page-header';
import { groupByWeek } from '@/components/sessions/group-by-week';
import { RefreshAt } from '@/components/sessions/refresh-at';
import { TaughtList } from '@/components/teach/taught-list';
import { api } from '@/server/api/server';
import { zoneCity } from '@/server/core/time/format-time';
import { requireTrainer } from './require-trainer';

export const metadata: Metadata = { title: 'My sessions' };

export default async function TeachPage() {
  await requireTrainer('/teach');
  const { coming, unconfirmed, zone, now } = await api().teach.sessions();
  const next = coming.slice(0, 5).flatMap(({ opensAt, startsAt, closesAt }) => [opensAt, startsAt, closesAt]);
  return (
    <>
      <RefreshAt instants={next} now={now} />
      <PageHeader title="My sessions" description={`Times are in ${zoneCity(zone)}.`} />
      {unconfirmed.length > 0 && (
        <section aria-labelledby="unconfirmed" className="mt-6">
          <h2 id="unconfirmed" className="text-lg font-semibold tracking-[-0.01em]">
            To confirm
          </h2>
          <p className="mt-0.5 text-muted">These sessions are over. Record what happened.</p>
          <TaughtList sessions={unconfirmed} zone={zone} now={now} />
        </section>
      )}
      {coming.length === 0 && (
        <div className="mt-6">
          <EmptyState title="No upcoming sessions">
            New sessions show up here as soon as they’re booked.
          </EmptyState>
        </div>
      )}
      {groupByWeek(coming, zone, now).map((week) => (
        <section key={week.monday} aria-label={week.title} className="mt-8">
          <h2 className="text-lg font-semibold tracking-[-0.01em]">{week.title}</h2>
          <TaughtList sessions={week.sessions} zone={zone} now={now} />
        </section>
      ))}
    </>
  );
}
