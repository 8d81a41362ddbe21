import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { newId } from '@/server/core/ids/new-id';
import { queryRows } from '@/server/core/query-rows';
import type { Verdict } from '@/server/operations/causes/verdict';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';

/**
 * Writes a stop down once: on the purchase's timeline, and as a member of the open incident of its cause and stage, which
 * is opened when there is none. Seen before, it is only seen again. A purchase that stopped for another cause leaves the
 * incident it was in. True when the stop is new.
 */
export async function recordStop(
  ctx: Context,
  verdict: Extract<Verdict, { stopId: string }>,
): Promise<boolean> {
  authorize(ctx, 'system');
  const { purchaseId, stopId, cause, stop, headline, confidence, lateSince, healing } = verdict;
  const isHealable = healing !== null;
  return inTransaction(ctx, async (tx) => {
    const { status } = await lockPurchase(tx, purchaseId);
    if (status !== verdict.status) return false;
    const incidentId = await openIncident(tx, ctx.now, { cause, stage: stop.stage });
    await tx.incidentMember.updateMany({
      where: { purchaseId, endedAt: null, NOT: { incidentId, stopId } },
      data: { endedAt: ctx.now },
    });
    const seen = await tx.incidentMember.updateMany({
      where: { incidentId, purchaseId, stopId },
      data: { seenAt: ctx.now, headline, isHealable, endedAt: null },
    });
    if (seen.count > 0) return false;
    await tx.incidentMember.create({
      data: {
        ...{ incidentId, purchaseId, stopId, headline, isHealable },
        since: lateSince ?? ctx.now,
        seenAt: ctx.now,
      },
      select: { stopId: true },
    });
    await appendEntry(tx, ctx, purchaseId, {
      kind: 'purchase.stuck',
      data: { cause, stage: stop.stage, stopId, headline, confidence: confidence.level },
    });
    return true;
  });
}

/** The one open incident of a cause at a stage; the database allows no second. */
async function openIncident(tx: Tx, now: Date, { cause, stage }: { cause: string; stage: string }) {
  const [row] = await queryRows(tx, z.object({ id: z.string() }))`
    INSERT INTO "Incident" (id, cause, stage, "openedAt", "lastSeenAt")
    VALUES (${newId()}, ${cause}, ${stage}, ${now}, ${now})
    ON CONFLICT (cause, stage) WHERE "closedAt" IS NULL
    DO UPDATE SET "lastSeenAt" = greatest("Incident"."lastSeenAt", excluded."lastSeenAt") RETURNING id`;
  if (!row) throw new Error('An incident was neither found nor opened.');
  return row.id;
}
