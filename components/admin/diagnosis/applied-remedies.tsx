import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import type { Tone } from '@/server/core/vocabulary/tone';
import type { AppliedRemedy } from '@/server/operations/applying/list-remedies';

const outcomes: Record<AppliedRemedy['outcome'], [tone: Tone, word: string]> = {
  PENDING: ['info', 'Being followed'],
  WORKED: ['ok', 'It worked'],
  DID_NOT_WORK: ['bad', 'It did not work'],
};

/** What was done about a purchase, by whom and why, and whether it helped. */
export function AppliedRemedies({ remedies, zone }: { remedies: AppliedRemedy[]; zone?: string }) {
  if (remedies.length === 0) return null;
  return (
    <Panel title="Remedies">
      <ul>
        {remedies.map(({ id, summary, reason, outcome, failure, actorName, createdAt }) => (
          <li key={id} className="grid gap-0.5 border-t border-line px-4 py-2.5">
            <p className="flex flex-wrap items-center gap-2 wrap-anywhere">
              <span className="font-medium">{summary}</span>
              <Badge tone={outcomes[outcome][0]}>{outcomes[outcome][1]}</Badge>
              <span className="ml-auto text-muted">
                <LocalTime at={createdAt} shape="datetime" zone={zone} />
              </span>
            </p>
            <p className="wrap-anywhere text-muted">
              {actorName}: {reason}
            </p>
            {failure && <p className="wrap-anywhere text-bad">{failure}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
