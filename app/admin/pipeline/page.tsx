import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { RefreshEvery } from '@/components/admin/live/refresh-every';
import { BacklogTable } from '@/components/admin/pipeline/backlog-table';
import { ContractTable, LastSeen, Registered } from '@/components/admin/pipeline/contract-table';
import { InboxTable } from '@/components/admin/pipeline/inbox-table';
import { RunsTable } from '@/components/admin/pipeline/runs-table';
import { EmptyState } from '@/components/page/empty-state';
import { Notice } from '@/components/ui/notice';
import { api } from '@/server/api/server';
import { isAllowed } from '@/server/people/roles/roles';
import { contract } from '@/server/process/stages/contract';
import { requireSignIn } from '../require-sign-in';
import { Books } from './books';
import { CleanUp } from './clean-up';
import { Integrity } from './integrity';
import { OpenMoney } from './open-money';

export const metadata: Metadata = { title: 'Pipeline' };

export default async function PipelinePage() {
  await requireSignIn('/admin/pipeline');
  const { admin, account } = api();
  const [facts, registration, me] = await Promise.all([
    admin.pipeline.facts(),
    admin.pipeline.registration(),
    account.me(),
  ]);

  const missing: readonly string[] = registration.ok ? registration.missing : [];
  const waitsFor = Object.fromEntries(
    [...contract.consumersOf].map(([event, ids]) => [event, ids.filter((id) => missing.includes(id))]),
  );

  return (
    <div className="grid gap-7">
      <h1 className="sr-only">Pipeline</h1>
      {!registration.ok && (
        <Notice tone="bad" title="Inngest is not responding">
          {registration.reason}. Checkout still works. Events of paid purchases wait in the outbox below.
        </Notice>
      )}
      <Part title="Stages">
        <ContractTable stages={facts.stages} registration={registration} now={facts.now} />
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-muted">
          Supporting functions:
          {contract.supportFunctionIds.map((id) => (
            <span key={id} className="flex items-center gap-2">
              <code className="font-mono text-xs">{id}</code>
              <Registered id={id} registration={registration} />
              <LastSeen at={facts.lastRunAt[id]} now={facts.now} />
            </span>
          ))}
        </p>
      </Part>
      <Part title="Runs" note="latest results and failed attempts">
        {facts.runs.length > 0 ? (
          <RunsTable rows={facts.runs} zone={me?.zone ?? undefined} />
        ) : (
          <EmptyState title="No runs yet">The pipeline starts with the first paid purchase.</EmptyState>
        )}
      </Part>
      <Part title="Outbox" note={`${facts.backlog.count} waiting`}>
        {facts.backlog.rows.length > 0 ? (
          <BacklogTable rows={facts.backlog.rows} now={facts.now} waitsFor={waitsFor} />
        ) : (
          <EmptyState title="The outbox is empty">Inngest has accepted every event.</EmptyState>
        )}
      </Part>
      <Part title="Webhook inbox" note={`${facts.inbox.unapplied} not applied yet`}>
        {facts.inbox.rows.length > 0 ? (
          <InboxTable rows={facts.inbox.rows} zone={me?.zone ?? undefined} />
        ) : (
          <EmptyState title="No webhooks yet">
            Every webhook from the payment provider is kept here.
          </EmptyState>
        )}
      </Part>
      <OpenMoney zone={me?.zone ?? undefined} />
      <Books isAdmin={isAllowed('admin', me?.role ?? null)} />
      <Integrity />
      <CleanUp />
      <RefreshEvery seconds={5} />
    </div>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="font-semibold">
        {title} {note && <span className="font-normal text-muted">{note}</span>}
      </h2>
      {children}
    </section>
  );
}
