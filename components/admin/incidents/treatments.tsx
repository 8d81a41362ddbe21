import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import type { Tone } from '@/server/core/vocabulary/tone';
import type { IncidentDetail } from '@/server/operations/incidents/get-incident';

type Treatment = IncidentDetail['treatments'][number];

const results: Record<Treatment['items'][number]['status'], [tone: Tone, word: string]> = {
  PENDING: ['neutral', 'Waiting'],
  APPLIED: ['ok', 'Applied'],
  SKIPPED: ['info', 'Not needed'],
  FAILED: ['bad', 'Failed'],
};

/** The remedies started for an incident, with progress and the result of each purchase. */
export function Treatments({ treatments, zone }: { treatments: Treatment[]; zone?: string }) {
  return treatments.map((treatment) => (
    <Panel
      key={treatment.id}
      title={`${treatment.finishedAt ? 'Done' : 'In progress'}: ${treatment.label}`}
      actions={
        <span className="text-muted">
          {treatment.actorName}, <LocalTime at={treatment.createdAt} shape="datetime" zone={zone} />
        </span>
      }
    >
      <div className="grid gap-2 px-4 pb-3">
        <p className="wrap-anywhere text-muted">{treatment.reason}</p>
        <Progress counts={treatment.counts} />
      </div>
      <ul className="max-h-96 overflow-y-auto" aria-label="Result of each purchase">
        {treatment.items.map(({ status, message, purchase }) => (
          <li
            key={purchase.number}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-1.5"
          >
            <Link
              href={`/admin/purchases/P-${purchase.number}`}
              className="font-mono underline-offset-2 hover:underline"
            >
              P-{purchase.number}
            </Link>
            <Badge tone={results[status][0]}>{results[status][1]}</Badge>
            <span className="text-muted">now {purchase.status}</span>
            {message && (
              <span className="min-w-0 flex-1 wrap-anywhere text-muted sm:text-right">{message}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  ));
}

function Progress({ counts }: { counts: Treatment['counts'] }) {
  const { pending, applied, skipped, failed } = counts;
  const total = pending + applied + skipped + failed;
  const done = total - pending;
  return (
    <div className="grid gap-1">
      <progress
        value={done}
        max={total}
        aria-label={`${done} of ${total} done`}
        className="h-1.5 w-full overflow-hidden rounded-full bg-sunk accent-accent"
      />
      <p role="status">
        {done} of {total} done: {applied} applied, {skipped} not needed, {failed} failed.
      </p>
    </div>
  );
}
