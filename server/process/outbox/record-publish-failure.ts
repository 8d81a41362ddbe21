import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntries } from '@/server/process/timeline/append-entry';
import { aboutPurchases, type ClaimedEvent } from './claim-events';
import { publishBackoffSeconds } from './publish-backoff-seconds';

/** An event that Inngest refuses for what is in it is refused again: it is sent only once in ten minutes. */
const refusedPauseSeconds = 600;

/**
 * Keeps the events for the next sweep, with the error beside them. `isRefused` says that Inngest refuses the event itself.
 * The timeline tells only the first failure: the outbox row has what still waits, and how often it was tried.
 */
export async function recordPublishFailure(
  ctx: Context,
  events: ClaimedEvent[],
  failure: { error: string; isRefused: boolean },
): Promise<void> {
  const now = new Date();
  const error = failure.isRefused ? `Inngest refuses this event: ${failure.error}` : failure.error;
  const pauseOf = ({ attempts }: ClaimedEvent) =>
    failure.isRefused ? refusedPauseSeconds : publishBackoffSeconds(attempts);
  await inTransaction(ctx, async (tx) => {
    await tx.$executeRaw`
      UPDATE "OutboxEvent" o SET "lastError" = ${error}, "nextAttemptAt" = now() + failed.wait * interval '1 second'
      FROM unnest(${events.map((e) => e.id)}::uuid[],
                  ${events.map(pauseOf)}::int[]) AS failed(id, wait)
      WHERE o.id = failed.id AND o."publishedAt" IS NULL`;
    await appendEntries(
      tx,
      { ...ctx, now },
      aboutPurchases(events)
        .filter((event) => event.attempts === 1)
        .map((event) => ({
          purchaseId: event.purchaseId,
          kind: 'event.publish-failed',
          data: { eventId: event.id, name: event.name, error, attempts: event.attempts },
        })),
    );
  });
}
