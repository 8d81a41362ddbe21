import type { Tx } from '@/server/db';
import type { EventName } from '@/server/pipeline/events';

/**
 * Writes an event to the outbox inside the caller's transaction, so that it exists exactly when the change it tells of
 * does. The row's id is the event id in Inngest. Repeating an earlier event is a new row that names it.
 */
export async function enqueueEvent(
  tx: Tx,
  event: { name: EventName; purchaseId: string; correlationId: string; repeatsId?: string },
): Promise<{ id: string }> {
  return tx.outboxEvent.create({
    data: {
      name: event.name,
      purchaseId: event.purchaseId,
      correlationId: event.correlationId,
      payload: { purchaseId: event.purchaseId, correlationId: event.correlationId },
      repeatsId: event.repeatsId,
    },
    select: { id: true },
  });
}
