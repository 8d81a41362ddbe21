import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ListKeys } from '@/components/admin/command/list-keys';
import { FollowPurchases } from '@/components/admin/live/follow-purchases';
import { isFiltered, listHref, readAddress } from '@/components/admin/purchases/list-address';
import { PurchaseFilters } from '@/components/admin/purchases/purchase-filters';
import { PurchasesTable } from '@/components/admin/purchases/purchases-table';
import { EmptyState } from '@/components/page/empty-state';
import { buttonClass } from '@/components/ui/button-class';
import { LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import type { Query } from '@/server/core/text/read-param';
import { contract } from '@/server/process/stages/contract';
import { requireSignIn } from '../require-sign-in';
import { listInputOf } from './list-input-of';

export const metadata: Metadata = { title: 'Purchases' };

type Props = { searchParams: Promise<Query> };

export default async function PurchasesPage({ searchParams }: Props) {
  const address = readAddress(await searchParams);
  await requireSignIn(listHref(address, { after: address.after }));
  const { purchases } = api().admin;
  const [{ rows, next, now }, courses, lateCount] = await Promise.all([
    purchases.list(listInputOf(address)).catch((error: unknown) => {
      const isOldPage = error instanceof TRPCError && error.code === 'UNPROCESSABLE_CONTENT';
      if (isOldPage && address.after) redirect(listHref(address));
      throw error;
    }),
    purchases.courses(),
    purchases.lateCount(),
  ]);

  return (
    <div className="grid gap-3">
      <h1 className="sr-only">Purchases</h1>
      <PurchaseFilters address={address} lateCount={lateCount} courses={courses} />
      {rows.length > 0 ? (
        <PurchasesTable rows={rows} stages={contract.moving} now={now} />
      ) : isFiltered(address) ? (
        <EmptyState
          title={address.late ? 'Nothing is late' : 'Nothing matches'}
          action={
            <LinkButton href="/admin/purchases" variant="secondary" size="sm">
              Show all purchases
            </LinkButton>
          }
        >
          {address.late
            ? 'Every purchase that matches these filters is on time.'
            : 'No purchase matches these filters. Remove one, or search for something else.'}
        </EmptyState>
      ) : (
        <EmptyState title="No purchases yet">
          A purchase shows up here when a student starts a checkout.
        </EmptyState>
      )}
      <div className="flex min-h-8 items-center gap-2">
        {address.after && (
          <LinkButton href={listHref(address)} variant="secondary" size="sm">
            First page
          </LinkButton>
        )}
        {next && (
          <LinkButton href={listHref(address, { after: next })} variant="secondary" size="sm">
            Next page
          </LinkButton>
        )}
        {rows.length > 0 && (
          <a
            href={listHref(address, {}, '/api/export/purchases')}
            download
            className={buttonClass({ variant: 'ghost', size: 'sm' })}
          >
            Export CSV
          </a>
        )}
        <span className="ml-auto">
          <ListKeys />
        </span>
      </div>
      <FollowPurchases />
    </div>
  );
}
