import type { Tx } from '@/server/core/db';
import { ConflictError } from '@/server/core/errors';
import { enqueueEvent } from '@/server/process/outbox/enqueue-event';
import { contract } from '@/server/process/stages/contract';

/**
 * Enqueues a repeat of an event, unless a newer one of its name is there already: then somebody was faster. The caller
 * holds the purchase's lock.
 *
 * Throws ConflictError `remedy.stale`.
 */
export async function repeatEvent(
  tx: Tx,
  event: { purchaseId: string; eventId: string; name: string },
): Promise<void> {
  const { purchaseId, eventId } = event;
  const latest = await tx.outboxEvent.findFirst({
    where: { purchaseId, name: event.name },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, correlationId: true },
  });
  const name = contract.stageEventOf(event.name);
  if (!name || latest?.id !== eventId) {
    throw new ConflictError('remedy.stale', 'The event was repeated meanwhile. Look again.');
  }
  const data = { purchaseId, correlationId: latest.correlationId };
  await enqueueEvent(tx, { name, data, repeatsId: eventId });
}
