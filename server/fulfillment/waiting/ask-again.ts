import type { Tx } from '@/server/core/db';
import { enqueueEvent } from '@/server/process/outbox/enqueue-event';
import { repeatEvent } from '@/server/process/outbox/repeat-event';

/** Has the ordinary stage look for a trainer once more: repeats the purchase's latest `purchase/created`. */
export async function askAgain(
  tx: Tx,
  { purchaseId, correlationId }: { purchaseId: string; correlationId: string },
): Promise<void> {
  const latest = await tx.outboxEvent.findFirst({
    where: { purchaseId, name: 'purchase/created' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  if (latest) await repeatEvent(tx, latest.id);
  else await enqueueEvent(tx, { name: 'purchase/created', data: { purchaseId, correlationId } });
}
