import type { Metadata } from 'next';
import { MembersTable } from '@/components/admin/incidents/members-table';
import { TreatForm } from '@/components/admin/incidents/treat-form';
import { Treatments } from '@/components/admin/incidents/treatments';
import { IntegrityTable } from '@/components/admin/integrity/integrity-table';
import { RefreshEvery } from '@/components/admin/live/refresh-every';
import { PageName } from '@/components/admin/shell/page-name';
import { PageHeader } from '@/components/page/page-header';
import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { api } from '@/server/api/server';
import { choicesFor } from '@/server/operations/incidents/choices-for';
import { isAllowed } from '@/server/people/roles/roles';
import { orNotFound } from '../../or-not-found';
import { requireSignIn } from '../../require-sign-in';

type Props = { params: Promise<{ incidentId: string }> };

export const metadata: Metadata = { title: 'Incident' };

export default async function IncidentPage({ params }: Props) {
  const { incidentId } = await params;
  await requireSignIn(`/admin/incidents/${incidentId}`);
  const [incident, me] = await Promise.all([
    orNotFound(api().admin.incidents.get({ incidentId })),
    api().account.me(),
  ]);
  const { cause, title, waits, work, open, openedAt, closedAt, members, treatments, now, violation } =
    incident;
  const zone = me?.zone ?? undefined;
  const choices = choicesFor(cause).filter(({ access }) => isAllowed(access, me?.role ?? null));
  const isRunning = treatments.some(({ finishedAt }) => !finishedAt);

  return (
    <div className="mx-auto grid max-w-[70rem] gap-5">
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {title}
            <code className="rounded-md bg-sunk px-1.5 py-0.5 font-mono text-xs font-medium text-muted">
              {cause}
            </code>
          </span>
        }
        description={violation?.promise ?? members[0]?.headline}
        actions={
          <Link href={`/admin/causes/${cause}`} className="font-medium underline underline-offset-2">
            What this cause means
          </Link>
        }
      />
      <PageName name={title} />
      <p className="text-muted">
        {work && `${work}. `}First seen <LocalTime at={openedAt} shape="datetime" zone={zone} />
        {closedAt ? (
          <>
            , resolved <LocalTime at={closedAt} shape="datetime" zone={zone} />.
          </>
        ) : (
          `; ${open} ${waits ? (open === 1 ? 'waits' : 'wait') : open === 1 ? 'is stuck' : 'are stuck'}.`
        )}
      </p>
      {!closedAt && open > 0 && !isRunning && choices.length > 0 && (
        <Panel title="Fix all of them">
          <div className="px-4 pb-4">
            <TreatForm incidentId={incidentId} choices={choices} count={open} />
          </div>
        </Panel>
      )}
      <Treatments treatments={treatments} zone={zone} />
      {violation ? (
        <IntegrityTable results={[violation]} />
      ) : (
        <MembersTable members={members} waits={waits} now={now} />
      )}
      <RefreshEvery seconds={isRunning ? 2 : 5} />
    </div>
  );
}
