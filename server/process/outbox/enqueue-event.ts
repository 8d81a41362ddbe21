import type { Tx } from '@/server/core/db';
import type { EventData, EventName } from '@/server/process/stages/events';
import { noteEvents } from './note-events';

/**
 * Writes an event to the outbox inside the caller's transaction, so that it exists exactly when the change it tells of
 * does. The row's id is the event id in Inngest.
 */
export async function enqueueEvent<N extends EventName>(
  tx: Tx,
  event: { name: N; data: EventData<N> },
): Promise<{ id: string }> {
  noteEvents(tx);
  return tx.outboxEvent.create({
    data: {
      name: event.name,
      purchaseId: 'purchaseId' in event.data ? event.data.purchaseId : null,
      correlationId: event.data.correlationId,
      payload: event.data,
    },
    select: { id: true },
  });
}
