import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { line } from '@/server/core/text/line';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntries } from '@/server/process/timeline/append-entry';
import { createTrainerRoom, type TrainerRoom } from '../choosing/trainer-room';
import { askAgain } from './ask-again';
import { isBeingAsked, loadWaiting, type WaitCursor, type WaitingPurchase, waitCursor } from './load-waiting';

const openTrainer = z.object({ name: z.string(), maxStudents: z.number(), studentIds: z.array(z.string()) });

/** Waiting purchases that one call looks at: a place may fit none of the first thousand. */
const page = 200;

export const wakeWaitingInput = z.object({ trainerId: id, cause: line(60), after: waitCursor.nullish() });

/**
 * Asks again for the purchases that wait and that one trainer has room for now, oldest first, exactly as many as there is
 * room for: each is given a repeated `purchase/created`, and the ordinary stage does the work. A place is kept for it until
 * that has run, so no two calls, at once or one after the other, wake two purchases for one place.
 *
 * Looks at one page of waiting purchases, after `after`; `next` is where to go on, null at the end. Work grows with the
 * page, not with the number of trainers.
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
    const opened = await openRoom(tx, trainerId, ctx.now);
    if (!opened) return { woken: [], next: null };
    const { room, trainerName } = opened;

    const waiting = await loadWaiting(tx, { trainerId, now: ctx.now, kept: false, after, limit: page });
    const woken: WaitingPurchase[] = [];
    for (const purchase of waiting) {
      const sessions = room.find(purchase.need);
      if (!sessions || !(await claim(tx, purchase.purchaseId, ctx.now))) continue;
      room.take(purchase.need, sessions);
      woken.push(purchase);
    }
    const last = waiting.at(-1);
    await ask(tx, ctx, woken, { trainerId, trainerName, cause });
    return {
      woken: woken.map(({ purchaseId }) => purchaseId),
      next:
        last && waiting.length === page
          ? { since: last.since.toISOString(), purchaseId: last.purchaseId }
          : null,
    };
  });
}

/** What the trainer has left beside those whom a place is kept for. Null when they take nobody. */
async function openRoom(
  tx: Tx,
  trainerId: string,
  now: Date,
): Promise<{ room: TrainerRoom; trainerName: string } | null> {
  const [trainer] = await queryRows(tx, openTrainer)`
    SELECT t.name, t."maxStudents", ARRAY(
      SELECT DISTINCT "studentId" FROM "TakenPlace" WHERE "trainerId" = t.id) AS "studentIds"
    FROM "Trainer" t WHERE t.id = ${trainerId} AND t."leftAt" IS NULL AND t."pausedAt" IS NULL`;
  const times = (await loadTrainerTimes(tx, [trainerId], now)).get(trainerId);
  if (!trainer || !times) return null;
  const { name: trainerName, maxStudents, studentIds } = trainer;
  const room = createTrainerRoom({ times, maxStudents, studentIds, now });
  for (const { need } of await loadWaiting(tx, { trainerId, now, kept: true, limit: page })) {
    room.take(need, room.find(need) ?? []);
  }
  return { room, trainerName };
}

/** Locks one waiting purchase, unless somebody works on it or another wake has it: that one looks for room itself. */
async function claim(tx: Tx, purchaseId: string, now: Date): Promise<boolean> {
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
