import type { ReactNode } from 'react';
import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { formatDuration } from '@/server/core/time/format-duration';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import { Elapsed } from '../elapsed';
import { Raw } from '../raw';

type OutboxRow = PurchaseDetail['events'][number];

/**
 * Each event from the outbox to its consumer: whether Inngest accepted it, the runs it started, and the function that
 * processed it.
 */
export function EventsCard({
  events,
  now,
  zone,
  runsOf,
}: {
  events: OutboxRow[];
  now: Date;
  zone?: string;
  runsOf: (event: OutboxRow) => ReactNode;
}) {
  return (
    <Panel title="Events and runs">
      {events.length === 0 && (
        <p className="px-4 pb-4 text-muted">None yet. The first event follows the payment.</p>
      )}
      <ul>
        {events.map((event) => (
          <li key={event.id} className="grid gap-1.5 border-t border-line px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <code className="font-mono font-medium">{event.name}</code>
              {event.publishedAt ? (
                <Badge tone="ok">Published</Badge>
              ) : (
                <Badge tone={event.attempts > 0 ? 'bad' : 'warn'}>Not published</Badge>
              )}
              {event.repeatsId && <Badge tone="info">Repeat</Badge>}
              <span className="ml-auto text-muted">
                <LocalTime at={event.createdAt} shape="datetime" zone={zone} />
              </span>
            </p>
            <Publication event={event} now={now} zone={zone} />
            {event.processed.map(({ consumer, runId, attempt, processedAt }) => (
              <p key={consumer} className="wrap-anywhere text-muted">
                Processed by <code className="font-mono text-[0.92em] text-ink">{consumer}</code>{' '}
                <LocalTime at={processedAt} shape="second" zone={zone} />
                {runId && (
                  <>
                    , run <code className="font-mono text-[0.92em]">{runId}</code>
                  </>
                )}
                {attempt !== null && `, attempt ${attempt + 1}`}
              </p>
            ))}
            {runsOf(event)}
            <Raw label={`Payload of ${event.id}`} value={event.payload} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Publication({ event, now, zone }: { event: OutboxRow; now: Date; zone?: string }) {
  const { publishedAt, createdAt, inngestEventId, attempts, nextAttemptAt, lastError } = event;
  if (publishedAt) {
    return (
      <p className="wrap-anywhere text-muted">
        Accepted after {formatDuration(publishedAt.getTime() - createdAt.getTime())}, attempt {attempts}
        {inngestEventId && (
          <>
            , as <code className="font-mono text-[0.92em]">{inngestEventId}</code>
          </>
        )}
      </p>
    );
  }
  return (
    <p className="wrap-anywhere text-muted">
      Waiting for <Elapsed since={createdAt} now={now} className="font-semibold text-ink" />,{' '}
      {attempts === 1 ? '1 attempt' : `${attempts} attempts`}, the next{' '}
      <LocalTime at={nextAttemptAt} shape="second" zone={zone} />.
      {lastError && <span className="block text-bad">{lastError}</span>}
    </p>
  );
}
