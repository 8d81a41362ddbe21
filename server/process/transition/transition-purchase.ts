import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { newId } from '@/server/core/ids/new-id';
import { queryRows } from '@/server/core/query-rows';
import { noteEvents } from '@/server/process/outbox/note-events';
import { contract } from '@/server/process/stages/contract';
import { insertEntries, type NewEntry } from '@/server/process/timeline/append-entry';

/**
 * The only way a purchase changes its status: a conditional update on the status it is expected to have, its timeline
 * entry and its outbox event, in one statement of the caller's transaction. The database refuses a change that lacks either.
 * Where no stage follows, it is due only for money that is owed back or disputed.
 *
 * Throws ConflictError `purchase.moved` when the purchase is not in `from` (any more), and PreconditionError
 * `payment.reversed` when a stage would go on although the money went back.
 */
export async function transitionPurchase(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  change: { purchaseId: string; from: PurchaseStatus; to: PurchaseStatus; entry: NewEntry },
): Promise<void> {
  const { purchaseId, from, to } = change;
  // A stage that is done over changes neither when it was paid nor that it is unbooked meanwhile.
  const isFirstPaid = contract.isPaid(to) && !contract.isPaid(from);
  const isDoneOver = from === contract.booked && contract.isOwed(to);
  const entries = insertEntries(
    ctx,
    [{ ...change.entry, purchaseId, change: { from, to } }],
    Prisma.sql`WHERE EXISTS (SELECT FROM moved)`,
  );
  const moved = await queryRows(tx, z.object({ id: z.string() }))`
    WITH moved AS (
      UPDATE "Purchase" SET
        status = ${to}::"PurchaseStatus", "updatedAt" = ${ctx.now},
        "stageDueAt" = coalesce(${contract.dueAt(to, ctx.now)}, CASE WHEN has_open_money(id) THEN ${ctx.now}::timestamptz END),
        "confirmedAt" = coalesce(${isFirstPaid ? ctx.now : null}, "confirmedAt"),
        "bookedAt" = CASE WHEN ${isDoneOver} THEN NULL
                             ELSE coalesce(${to === contract.booked ? ctx.now : null}, "bookedAt") END,
        "deliveredAt" = coalesce(${to === contract.fulfilled ? ctx.now : null}, "deliveredAt")
      WHERE id = ${purchaseId} AND status = ${from}::"PurchaseStatus" AND (NOT ${isForward(to)} OR EXISTS (
        SELECT FROM "Payment" p WHERE p."purchaseId" = "Purchase".id AND p.status = 'SUCCEEDED'))
      RETURNING id, "correlationId"
    ), entries AS (${entries}), emitted AS (
      INSERT INTO "OutboxEvent" (id, name, "purchaseId", "correlationId", payload)
      SELECT ${newId()}, event.name, id, "correlationId",
             jsonb_build_object('purchaseId', id, 'correlationId', "correlationId")
      FROM moved JOIN (VALUES (${contract.eventOf(to)}::text)) AS event(name) ON event.name IS NOT NULL
    )
    SELECT id FROM moved`;
  if (contract.eventOf(to)) noteEvents(tx);
  if (moved.length === 0) {
    await refuseReversed(tx, change);
    throw new ConflictError('purchase.moved', `The purchase is no longer ${from}. Look again.`);
  }
}

/** Whether a stage of the pipeline leads to it. */
const isForward = (status: PurchaseStatus) => contract.pipeline.some(({ to }) => to === status);

/** Tells a reversed payment from a lost race. */
async function refuseReversed(
  tx: Tx,
  { purchaseId, from, to }: { purchaseId: string; from: PurchaseStatus; to: PurchaseStatus },
) {
  if (!isForward(to)) return;
  const reversed = await tx.purchase.findFirst({
    where: { id: purchaseId, status: from, payments: { none: { status: 'SUCCEEDED' } } },
    select: { id: true },
  });
  if (reversed)
    throw new PreconditionError('payment.reversed', 'The payment was reversed, so no stage goes on.');
}
