import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { formatDuration } from '@/server/core/time/format-duration';
import type { EventRuns } from '@/server/process/inngest/fetch-event-runs';
import { runStates } from '@/server/process/vocabulary/run-states';

/** The runs of one event as Inngest reports them. `nameOf` maps a run to its function, for runs that we recorded. */
export function Runs({
  answer,
  nameOf,
  zone,
}: {
  answer: EventRuns;
  nameOf: Record<string, string>;
  zone?: string;
}) {
  if (!answer.ok) return <p className="text-warn">Runs unknown: {answer.reason}</p>;
  if (answer.runs.length === 0) return <p className="text-muted">Inngest has no run of this event.</p>;
  return (
    <ul className="grid gap-1">
      {answer.runs.map(({ runId, functionId, state, status, startedAt, endedAt, error }) => (
        <li key={runId} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted">
          <Badge tone={runStates[state][0]}>{state === 'unknown' ? status : runStates[state][1]}</Badge>
          <code className="font-mono text-[0.92em] text-ink">{nameOf[runId] ?? functionId}</code>
          <code className="font-mono text-xs wrap-anywhere">{runId}</code>
          {startedAt && <LocalTime at={startedAt} shape="second" zone={zone} />}
          {startedAt &&
            endedAt &&
            formatDuration(new Date(endedAt).getTime() - new Date(startedAt).getTime())}
          {error && <span className="w-full text-bad wrap-anywhere">{error}</span>}
        </li>
      ))}
    </ul>
  );
}
