import type { Prisma } from '@/prisma/generated/client';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/context';
import type { Tx } from '@/server/db';
import { ConflictError } from '@/server/errors';
import { enqueueEvent } from '@/server/outbox/enqueue-event';
import { dueAt, eventOf } from '@/server/pipeline/contract';
import { appendEntry, type NewEntry } from '@/server/timeline/append-entry';

/**
 * The only way a purchase changes its status: a conditional update on the status it is expected to have, its timeline
 * entry and its outbox event, in the caller's transaction. The database refuses a change that lacks either.
 *
 * Throws ConflictError `purchase.moved` when the purchase is not in `from` (any more).
 */
export async function transitionPurchase(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  change: { purchaseId: string; from: PurchaseStatus; to: PurchaseStatus; entry: NewEntry },
): Promise<void> {
  const instants: Prisma.PurchaseUpdateManyMutationInput = {};
  if (change.to === 'CONFIRMED') instants.confirmedAt = ctx.now;
  if (change.to === 'SCHEDULED') instants.fulfilledAt = ctx.now;

  const [moved] = await tx.purchase.updateManyAndReturn({
    where: { id: change.purchaseId, status: change.from },
    data: { status: change.to, stageDueAt: dueAt(change.to, ctx.now), ...instants },
    select: { correlationId: true },
  });
  if (!moved) {
    throw new ConflictError('purchase.moved', `The purchase is no longer ${change.from}. Look again.`);
  }

  await appendEntry(tx, ctx, change.purchaseId, change.entry, { from: change.from, to: change.to });
  const name = eventOf(change.to);
  if (name) {
    const data = { purchaseId: change.purchaseId, correlationId: moved.correlationId };
    await enqueueEvent(tx, { name, data });
  }
}
