import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { id } from '@/server/core/ids/id';
import { line } from '@/server/core/text/line';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntries } from '@/server/process/timeline/append-entry';
import { askAgain } from './ask-again';
import { fillRoom } from './fill-room';
import { isBeingAsked, type WaitCursor, type WaitingPurchase, waitCursor } from './load-waiting';

export const wakeWaitingInput = z.object({ trainerId: id, cause: line(60), after: waitCursor.nullish() });

/**
 * Asks again for the purchases that wait and that one trainer has room for now, oldest first, exactly as many as there is
 * room for: each is given a repeated `purchase/created`, and the ordinary stage does the work. A place is kept for it until
 * that has run, so no two calls, at once or one after the other, wake two purchases for one place.
 *
 * Looks at one page of waiting purchases, after `after`; `next` is where to go on, null at the end: see fillRoom.
 */
export async function wakeWaiting(
  ctx: Context,
  rawInput: z.input<typeof wakeWaitingInput>,
): Promise<{ woken: string[]; next: WaitCursor | null }> {
  authorize(ctx, 'system');
  const { trainerId, cause, after } = wakeWaitingInput.parse(rawInput);
  return inTransaction(ctx, async (tx) => {
    // One wake at a time for each trainer. No row lock: purchases are locked below, and come before trainers.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`wake ${trainerId}`}, 0))`;
    const claim = (purchaseId: string) => claimWaiting(tx, purchaseId, ctx.now);
    const room = await fillRoom(tx, { trainerId, now: ctx.now, after, claim });
    if (!room) return { woken: [], next: null };
    const woken = room.filled.map(({ purchase }) => purchase);
    await ask(tx, ctx, woken, { trainerId, trainerName: room.trainerName, cause });
    return { woken: woken.map(({ purchaseId }) => purchaseId), next: room.next };
  });
}

/** Locks one waiting purchase, unless somebody works on it or another wake has it: that one looks for room itself. */
async function claimWaiting(tx: Tx, purchaseId: string, now: Date): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    SELECT p.id FROM "Purchase" p JOIN "AllocationWait" w ON w."purchaseId" = p.id
    WHERE p.id = ${purchaseId} AND p.status = 'CREATED' AND NOT ${isBeingAsked(now)}
    FOR NO KEY UPDATE OF p, w SKIP LOCKED`;
  return claimed > 0;
}

async function ask(
  tx: Tx,
  ctx: Context,
  woken: WaitingPurchase[],
  why: { trainerId: string; trainerName: string; cause: string },
): Promise<void> {
  if (woken.length === 0) return;
  await tx.allocationWait.updateMany({
    where: { purchaseId: { in: woken.map(({ purchaseId }) => purchaseId) } },
    data: { wokenAt: ctx.now, wokenFor: why.trainerId },
  });
  for (const purchase of woken) await askAgain(tx, purchase);
  await appendEntries(
    tx,
    ctx,
    woken.map(({ purchaseId }) => ({ purchaseId, kind: 'allocation.woken', data: why })),
  );
}
