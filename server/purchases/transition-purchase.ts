import { Prisma } from '@/prisma/generated/client';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/context';
import type { Tx } from '@/server/db';
import { ConflictError } from '@/server/errors';
import { newId } from '@/server/new-id';
import { dueAt, eventOf } from '@/server/pipeline/contract';
import { insertEntries, type NewEntry } from '@/server/timeline/append-entry';

/**
 * The only way a purchase changes its status: a conditional update on the status it is expected to have, its timeline
 * entry and its outbox event, in one statement of the caller's transaction. The database refuses a change that lacks either.
 *
 * Throws ConflictError `purchase.moved` when the purchase is not in `from` (any more).
 */
export async function transitionPurchase(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  change: { purchaseId: string; from: PurchaseStatus; to: PurchaseStatus; entry: NewEntry },
): Promise<void> {
  const { purchaseId, from, to } = change;
  const told = insertEntries(
    ctx,
    [{ ...change.entry, purchaseId, change: { from, to } }],
    Prisma.sql`WHERE EXISTS (SELECT FROM moved)`,
  );
  const moved = await tx.$queryRaw<{ id: string }[]>`
    WITH moved AS (
      UPDATE "Purchase" SET
        status = ${to}::"PurchaseStatus", "stageDueAt" = ${dueAt(to, ctx.now)}, "updatedAt" = ${ctx.now},
        "confirmedAt" = coalesce(${to === 'CONFIRMED' ? ctx.now : null}, "confirmedAt"),
        "fulfilledAt" = coalesce(${to === 'SCHEDULED' ? ctx.now : null}, "fulfilledAt")
      WHERE id = ${purchaseId} AND status = ${from}::"PurchaseStatus"
      RETURNING id, "correlationId"
    ), told AS (${told}), emitted AS (
      INSERT INTO "OutboxEvent" (id, name, "purchaseId", "correlationId", payload)
      SELECT ${newId()}, event.name, id, "correlationId",
             jsonb_build_object('purchaseId', id, 'correlationId', "correlationId")
      FROM moved JOIN (VALUES (${eventOf(to)}::text)) AS event(name) ON event.name IS NOT NULL
    )
    SELECT id FROM moved`;
  if (moved.length === 0) {
    throw new ConflictError('purchase.moved', `The purchase is no longer ${from}. Look again.`);
  }
}
