import type { Context } from '@/server/context';
import type { Tx } from '@/server/db';
import { enqueueEvent } from '@/server/outbox/enqueue-event';
import { appendEntries } from '@/server/timeline/append-entry';
import { chooseWoken } from './choose-woken';
import { listWaitingFor, type WaitingPurchase } from './list-waiting-for';
import { loadRoom } from './load-room';

const pageSize = 100;

/**
 * Asks as many waiting purchases as a trainer now has room for to be allocated again, the longest waiting first: each gets
 * a repeated `purchase/created`, which the ordinary stage takes up, and a timeline entry. The others sleep on. Whoever was
 * woken has two minutes; a place is never spoken for twice, also by two wakes at once.
 *
 * Answers how many were woken. Waking one in vain costs a ranking; nobody woken is allocated by anything but the ranking.
 */
export async function wakeWaiting(
  ctx: Context,
  input: { trainerId: string; cause: string },
): Promise<{ woken: number }> {
  return ctx.db.$transaction(async (tx) => {
    // Wakes of one trainer queue here. No row is locked before, so whoever allocates meanwhile is not held up.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`wake ${input.trainerId}`}, 0))`;
    let room = await loadRoom(tx, input.trainerId, ctx.now);
    let woken = 0;
    for (let offset = 0; room && room.free > 0; offset += pageSize) {
      const { languages, trainerName } = room;
      const page = { trainerId: input.trainerId, languages, now: ctx.now, offset, limit: pageSize };
      const waiting = await listWaitingFor(tx, page);
      const next = chooseWoken(waiting, room, ctx.now);
      room = next.room;
      woken += await wake(tx, ctx, next.chosen, { ...input, trainerName });
      if (waiting.length < pageSize) break;
    }
    return { woken };
  });
}

async function wake(
  tx: Tx,
  ctx: Context,
  chosen: WaitingPurchase[],
  why: { trainerId: string; trainerName: string; cause: string },
): Promise<number> {
  if (chosen.length === 0) return 0;
  // Who was allocated meanwhile has no row any more.
  const woken = await tx.allocationWait.updateManyAndReturn({
    where: { purchaseId: { in: chosen.map(({ purchaseId }) => purchaseId) } },
    data: { wokenAt: ctx.now, wokenFor: why.trainerId },
    select: { purchaseId: true },
  });
  const awake = new Set(woken.map(({ purchaseId }) => purchaseId));
  const toTell = chosen.filter(({ purchaseId }) => awake.has(purchaseId));
  const before = await tx.outboxEvent.findMany({
    where: { purchaseId: { in: [...awake] }, name: 'purchase/created' },
    orderBy: { createdAt: 'desc' },
    distinct: ['purchaseId'],
    select: { id: true, purchaseId: true },
  });
  for (const { purchaseId, correlationId } of toTell) {
    const repeatsId = before.find((event) => event.purchaseId === purchaseId)?.id;
    await enqueueEvent(tx, { name: 'purchase/created', data: { purchaseId, correlationId }, repeatsId });
  }
  await appendEntries(
    tx,
    ctx,
    toTell.map(({ purchaseId }) => ({ purchaseId, kind: 'allocation.woken', data: why })),
  );
  return toTell.length;
}
