import type { Metadata } from 'next';
import { Elapsed } from '@/components/admin/elapsed';
import { IncidentsTable } from '@/components/admin/incidents/incidents-table';
import { FollowPurchases } from '@/components/admin/live/follow-purchases';
import { Figure } from '@/components/admin/overview/figure';
import { StageSuccess } from '@/components/admin/overview/stage-success';
import { Throughput } from '@/components/admin/overview/throughput';
import { listHref } from '@/components/admin/purchases/list-address';
import { PurchasesTable } from '@/components/admin/purchases/purchases-table';
import { EmptyState } from '@/components/page/empty-state';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/link-button';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { api } from '@/server/api/server';
import { readParam } from '@/server/core/text/read-param';
import { formatDuration } from '@/server/core/time/format-duration';
import { periodCodes, periods } from '@/server/core/time/periods';
import { codeIn } from '@/server/core/vocabulary/codes';
import { contract } from '@/server/process/stages/contract';
import { requireSignIn } from './require-sign-in';

export const metadata: Metadata = { title: 'Overview' };

/** How many late purchases the overview shows. */
const shown = 10;

type Props = { searchParams: Promise<{ period?: string | string[] }> };

export default async function OverviewPage({ searchParams }: Props) {
  const period = codeIn(periods, readParam(await searchParams, 'period')) ?? '24h';
  await requireSignIn(period === '24h' ? '/admin' : `/admin?period=${period}`);
  const { admin, account } = api();
  const me = await account.me();
  const [overview, facts, late, incidents] = await Promise.all([
    admin.overview.get(),
    admin.overview.period({ zone: me?.zone ?? undefined, period }),
    admin.purchases.list({ late: true, limit: shown }),
    admin.incidents.list(),
  ]);
  const { waiting, forTrainer, unpublished, now } = overview;
  const waitingCount = waiting.reduce((sum, group) => sum + group.count, 0);
  const total = (name: 'paid' | 'booked') => facts.buckets.reduce((sum, bucket) => sum + bucket[name], 0);

  return (
    <div className="grid gap-6">
      <h1 className="sr-only">Overview</h1>
      <dl className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        <Figure
          label="Paid, not booked"
          value={waitingCount}
          isBad={overview.late > 0}
          href={listHref({ status: 'in-flight' })}
        >
          {waiting.length === 0 && 'No money at risk'}
          {waiting.map(({ currency, amount }, index) => (
            <span key={currency}>
              {index > 0 && ', '}
              <Money amount={amount} currency={currency} />
            </span>
          ))}
          {waiting.length > 0 && ' at risk'}
        </Figure>
        <Figure
          label="Late now"
          value={overview.late}
          isBad={overview.late > 0}
          href={listHref({ late: true })}
        >
          {overview.late === 0 ? 'Everything is on time' : 'past their deadline'}
        </Figure>
        <Figure label="Waiting for a trainer" value={forTrainer.count} isBad={forTrainer.count > 0}>
          {forTrainer.since ? (
            <>
              longest wait <Elapsed since={forTrainer.since} now={now} />
            </>
          ) : (
            'Nobody'
          )}
        </Figure>
        <Figure
          label="Oldest event waiting"
          value={unpublished.oldest ? <Elapsed since={unpublished.oldest.createdAt} now={now} /> : 'None'}
          isBad={unpublished.oldest !== null && unpublished.oldest.attempts > 1}
          href="/admin/pipeline"
        >
          {unpublished.oldest ? (
            <code className="font-mono">{unpublished.oldest.name}</code>
          ) : (
            'Inngest has accepted every event'
          )}
        </Figure>
      </dl>

      <section aria-labelledby="late" className="grid gap-3">
        <div className="flex items-center justify-between gap-3">
          <h2 id="late" className="font-semibold">
            Late now
          </h2>
          {overview.late > shown && (
            <LinkButton href={listHref({ late: true })} variant="secondary" size="sm">
              All {overview.late}
            </LinkButton>
          )}
        </div>
        {late.rows.length > 0 ? (
          <PurchasesTable rows={late.rows} stages={contract.moving} now={late.now} />
        ) : (
          <EmptyState title="Nothing is late">
            Every paid purchase is booked or on time, and so is every session.
          </EmptyState>
        )}
      </section>

      {incidents.open.length > 0 && (
        <section aria-labelledby="incidents" className="grid gap-3">
          <h2 id="incidents" className="font-semibold">
            Incidents by cause
          </h2>
          <IncidentsTable label="Open incidents" rows={incidents.open} now={incidents.now} />
        </section>
      )}

      <section aria-labelledby="period" className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="period" className="font-semibold">
            The last {periods[period].words}
          </h2>
          <nav aria-label="Period" className="flex gap-1">
            {periodCodes.map((id) => (
              <Link
                key={id}
                href={id === '24h' ? '/admin' : `/admin?period=${id}`}
                aria-current={id === period}
                scroll={false}
                className={buttonClass(
                  { variant: 'secondary', size: 'sm' },
                  id === period ? 'bg-sunk font-semibold' : 'text-muted',
                )}
              >
                {periods[id].words}
              </Link>
            ))}
          </nav>
        </div>
        <dl className="grid grid-cols-2 gap-3 xl:grid-cols-4">
          <Figure label="Paid" value={total('paid')} />
          <Figure label="Booked" value={total('booked')} />
          <Figure label="Paid to booked, median" value={seconds(facts.timing.median)} />
          <Figure label="Paid to booked, p95" value={seconds(facts.timing.p95)} />
        </dl>
        <div className="grid gap-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <Panel title="Paid and booked">
            <Throughput {...facts} />
          </Panel>
          <Panel title="Success rate by stage">
            <StageSuccess stages={facts.stages} />
          </Panel>
        </div>
      </section>
      <FollowPurchases />
    </div>
  );
}

const seconds = (value: number | null) => (value === null ? 'none yet' : formatDuration(value * 1000));
