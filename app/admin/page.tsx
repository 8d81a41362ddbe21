import type { Metadata } from 'next';
import { Elapsed } from '@/components/admin/elapsed';
import { FollowPurchases } from '@/components/admin/live/follow-purchases';
import { Figure } from '@/components/admin/overview/figure';
import { listHref } from '@/components/admin/purchases/list-address';
import { PurchasesTable } from '@/components/admin/purchases/purchases-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDuration } from '@/components/ui/format-duration';
import { LinkButton } from '@/components/ui/link-button';
import { Money } from '@/components/ui/money';
import { api } from '@/server/api/server';
import { pipeline } from '@/server/pipeline/contract';
import { requireSignIn } from './require-sign-in';

export const metadata: Metadata = { title: 'Overview' };

/** How many late purchases the overview itself shows. */
const shown = 10;

export default async function OverviewPage() {
  await requireSignIn('/admin');
  const { admin, account } = api();
  const me = await account.me();
  const [overview, late] = await Promise.all([
    admin.overview.get({ zone: me?.zone ?? undefined }),
    admin.purchases.list({ late: true, limit: shown }),
  ]);
  const { waiting, timing, unpublished, now } = overview;
  const waitingCount = waiting.reduce((sum, group) => sum + group.count, 0);

  return (
    <div className="grid gap-6">
      <h1 className="sr-only">Overview</h1>
      <dl className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        <Figure
          label="Paid, not fulfilled"
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
          label="Fulfilled today"
          value={overview.fulfilledToday}
          href={listHref({ status: 'fulfilled', sort: 'newest' })}
        >
          {overview.paidToday} paid today
        </Figure>
        <Figure label="Paid to booked, median" value={seconds(timing.median)}>
          p95 {seconds(timing.p95)}, {timing.count} in {timing.days} days
        </Figure>
        <Figure
          label="Oldest event waiting"
          value={unpublished.oldest ? <Elapsed since={unpublished.oldest.createdAt} now={now} /> : 'None'}
          isBad={unpublished.count > 0}
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
          <PurchasesTable rows={late.rows} contract={pipeline} now={late.now} />
        ) : (
          <EmptyState title="Nothing is late">
            Every paid purchase is fulfilled, or within its time.
          </EmptyState>
        )}
      </section>
      <FollowPurchases />
    </div>
  );
}

const seconds = (value: number | null) => (value === null ? 'none yet' : formatDuration(value * 1000));
