import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import type { PipelineConsumer } from '../stages/contract';

/** What a consumer wrote, by the row that proves it. */
type Result = { enrollmentId: string } | { allocationId: string } | { trainingSessionId: string };

/**
 * Marks an event as processed, in the transaction that writes its result: the database refuses a marker whose result was
 * not written by this very transaction.
 */
export async function markProcessed(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  marker: { eventId: string; consumer: PipelineConsumer; result: Result },
): Promise<void> {
  const run = ctx.actor.kind === 'system' ? { runId: ctx.actor.runId, attempt: ctx.actor.attempt } : {};
  await tx.processedEvent.create({
    data: {
      eventId: marker.eventId,
      consumer: marker.consumer,
      processedAt: ctx.now,
      ...marker.result,
      ...run,
    },
    select: { eventId: true },
  });
}
