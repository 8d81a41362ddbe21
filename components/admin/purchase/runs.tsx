import { Badge, type Tone } from '@/components/ui/badge';
import { formatDuration } from '@/components/ui/format-duration';
import { LocalTime } from '@/components/ui/local-time';
import type { EventRuns } from '@/server/pipeline/fetch-event-runs';

const tones: Record<string, Tone> = { COMPLETED: 'ok', FAILED: 'bad', CANCELLED: 'warn', RUNNING: 'info' };

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
      {answer.runs.map(({ runId, functionId, status, startedAt, endedAt }) => (
        <li key={runId} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted">
          <Badge tone={tones[status.toUpperCase()] ?? 'neutral'}>{status}</Badge>
          <code className="font-mono text-[0.92em] text-ink">{nameOf[runId] ?? functionId}</code>
          <code className="font-mono text-xs wrap-anywhere">{runId}</code>
          {startedAt && <LocalTime at={startedAt} shape="second" zone={zone} />}
          {startedAt &&
            endedAt &&
            formatDuration(new Date(endedAt).getTime() - new Date(startedAt).getTime())}
        </li>
      ))}
    </ul>
  );
}
