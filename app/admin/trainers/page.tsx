import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Pager } from '@/components/admin/pager';
import { TrainerFilters } from '@/components/admin/trainers/trainer-filters';
import {
  narrowsTrainers,
  readTrainersAddress,
  trainersHref,
} from '@/components/admin/trainers/trainers-address';
import { TrainersTable } from '@/components/admin/trainers/trainers-table';
import { EmptyState } from '@/components/page/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import type { Query } from '@/server/core/text/read-param';
import { isAllowed } from '@/server/people/roles/roles';
import { trainersPerPage } from '@/server/school/trainers/list-trainers';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Trainers' };

type Props = { searchParams: Promise<Query> };

export default async function TrainersPage({ searchParams }: Props) {
  const address = readTrainersAddress(await searchParams);
  await requireSignIn(trainersHref(address, { page: address.page }));
  const { account, admin } = api();
  const [me, facets, { rows, total, page, pages }] = await Promise.all([
    account.me(),
    admin.trainers.facets(),
    admin.trainers.list({
      state: address.state ?? undefined,
      skill: address.skill ?? undefined,
      language: address.language ?? undefined,
      sort: address.sort,
      search: address.q ?? undefined,
      page: address.page,
    }),
  ]);
  if (rows.length === 0 && page > 1) redirect(trainersHref(address));
  const isAdmin = isAllowed('admin', me?.role ?? null);
  const first = (page - 1) * trainersPerPage + 1;

  return (
    <div className="grid gap-3">
      <h1 className="sr-only">Trainers</h1>
      <TrainerFilters address={address} facets={facets} isAdmin={isAdmin} />
      {rows.length > 0 ? (
        <TrainersTable rows={rows} zone={me?.zone ?? undefined} />
      ) : narrowsTrainers(address) ? (
        <EmptyState
          title="No trainers match"
          action={
            <LinkButton href="/admin/trainers" variant="secondary" size="sm">
              Show all trainers
            </LinkButton>
          }
        >
          No trainer matches these filters. Remove one, or search for something else.
        </EmptyState>
      ) : (
        <EmptyState
          title="No trainers yet"
          action={
            isAdmin && (
              <LinkButton href="/admin/trainers/new" size="sm">
                Add the first trainer
              </LinkButton>
            )
          }
        >
          Purchases wait until a trainer can teach them.
        </EmptyState>
      )}
      <Pager
        previous={page > 1 ? trainersHref(address, { page: page - 1 }) : null}
        next={page < pages ? trainersHref(address, { page: page + 1 }) : null}
      >
        {total > trainersPerPage
          ? `${first} to ${first + rows.length - 1} of ${total}`
          : `${total} ${total === 1 ? 'trainer' : 'trainers'}`}
      </Pager>
    </div>
  );
}
