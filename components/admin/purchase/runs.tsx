import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/server/core/text/tone';
import { formatDuration } from '@/server/core/time/format-duration';
import type { EventRun, EventRuns } from '@/server/process/inngest/fetch-event-runs';

const badges: Record<EventRun['state'], { tone: Tone; text: string }> = {
  queued: { tone: 'neutral', text: 'Queued' },
  running: { tone: 'info', text: 'Running' },
  betweenAttempts: { tone: 'warn', text: 'Waiting to retry' },
  completed: { tone: 'ok', text: 'Completed' },
  failed: { tone: 'bad', text: 'Failed' },
  cancelled: { tone: 'warn', text: 'Cancelled' },
  unknown: { tone: 'neutral', text: 'Unknown' },
};

/** The runs of one event as Inngest tells. `nameOf` knows the functions of runs that left their name with us. */
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
  if (answer.runs.length === 0) return <p className="text-muted">Inngest lists no run for this event.</p>;
  return (
    <ul className="grid gap-1">
      {answer.runs.map(({ runId, functionId, state, status, startedAt, endedAt, error }) => (
        <li key={runId} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted">
          <Badge tone={badges[state].tone}>{state === 'unknown' ? status : badges[state].text}</Badge>
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
