import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import Form from 'next/form';
import { redirect } from 'next/navigation';
import { auditHref, readAuditAddress } from '@/components/admin/audit/audit-address';
import { AuditTable } from '@/components/admin/audit/audit-table';
import { FilterMenu } from '@/components/admin/purchases/filter-menu';
import { EmptyState } from '@/components/page/empty-state';
import { buttonClass, LinkButton } from '@/components/ui/link-button';
import { api } from '@/server/api/server';
import type { Query } from '@/server/core/text/read-param';
import { periods } from '@/server/core/time/periods';
import { auditSubjects } from '@/server/core/vocabulary/audit-subjects';
import { requireSignIn } from '../require-sign-in';

export const metadata: Metadata = { title: 'Audit' };

type Props = { searchParams: Promise<Query> };

export default async function AuditPage({ searchParams }: Props) {
  const address = readAuditAddress(await searchParams);
  await requireSignIn(auditHref(address, { after: address.after }));
  const { admin, account } = api();
  const [{ rows, next }, actors, me] = await Promise.all([
    admin.audit
      .list({
        about: address.about ?? undefined,
        actorId: address.actorId ?? undefined,
        subject: address.subject ?? undefined,
        period: address.period ?? undefined,
        after: address.after ?? undefined,
      })
      .catch((error: unknown) => {
        const isOldPage = error instanceof TRPCError && error.code === 'UNPROCESSABLE_CONTENT';
        if (isOldPage && address.after) redirect(auditHref(address));
        throw error;
      }),
    admin.audit.actors(),
    account.me(),
  ]);
  const { subject, after: _page, ...kept } = address;
  const isFiltered = Boolean(subject || kept.about || kept.actorId || kept.period);

  return (
    <div className="grid gap-3">
      <h1 className="sr-only">Audit</h1>
      <div className="flex flex-wrap items-center gap-2">
        <Form action="/admin/audit" role="search" className="w-full sm:w-56">
          <input
            key={subject ?? ''}
            type="search"
            name="subject"
            defaultValue={subject ?? ''}
            data-list-search=""
            aria-label="Search by purchase number or id"
            placeholder="P-10042 or an id"
            autoComplete="off"
            spellCheck={false}
            className="h-8 w-full rounded-lg border border-line-strong bg-surface px-3 placeholder:text-faint"
          />
          {Object.entries(kept).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
        </Form>
        <FilterMenu
          name="About"
          chosen={address.about}
          clearHref={auditHref(address, { about: undefined })}
          options={Object.entries(auditSubjects).map(([id, label]) => ({
            id,
            label,
            href: auditHref(address, { about: readAuditAddress({ about: id }).about }),
          }))}
        />
        <FilterMenu
          name="Who"
          chosen={address.actorId}
          clearHref={auditHref(address, { actorId: undefined })}
          options={actors.map(({ id, name }) => ({
            id,
            label: name,
            href: auditHref(address, { actorId: id }),
          }))}
        />
        <FilterMenu
          name="When"
          chosen={address.period}
          clearHref={auditHref(address, { period: undefined })}
          options={Object.entries(periods).map(([id, { words }]) => ({
            id,
            label: `Last ${words}`,
            href: auditHref(address, { period: readAuditAddress({ period: id }).period }),
          }))}
        />
        {isFiltered && (
          <LinkButton href="/admin/audit" variant="ghost" size="sm" className="text-muted">
            Clear
          </LinkButton>
        )}
        <a
          href={auditHref(address, {}, '/api/export/audit')}
          download
          className={buttonClass({ variant: 'secondary', size: 'sm' }, 'ml-auto')}
        >
          Export CSV
        </a>
      </div>
      {rows.length > 0 ? (
        <AuditTable rows={rows} zone={me?.zone ?? undefined} />
      ) : isFiltered ? (
        <EmptyState title="Nothing matches">No entry matches these filters. Remove one.</EmptyState>
      ) : (
        <EmptyState title="No entries yet">Every change by staff or a job is recorded here.</EmptyState>
      )}
      <div className="flex min-h-8 items-center gap-2">
        {address.after && (
          <LinkButton href={auditHref(address)} variant="secondary" size="sm">
            Newest
          </LinkButton>
        )}
        {next && (
          <LinkButton href={auditHref(address, { after: next })} variant="secondary" size="sm">
            Older
          </LinkButton>
        )}
      </div>
    </div>
  );
}
