import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { deliverWhenSettled } from './deliver-when-settled';

/** Minutes after its end at which a session that both joined counts as held: then nobody can join any more. */
const settleAfterMinutes = 10;
const batch = 100;

const purchaseRow = z.object({ id: z.string() });
const heldRow = z.object({ id: z.string(), ordinal: z.number() });

/** Of a session `s`: over, both joined, and nobody said anything. */
const isHeld = (over: Date) => Prisma.sql`s."resultDueAt" IS NOT NULL AND s."endsAt" <= ${over}
  AND NOT EXISTS (SELECT FROM "SessionResult" r WHERE r."sessionId" = s.id)
  AND NOT EXISTS (SELECT FROM "NoShowReport" n WHERE n."sessionId" = s.id)
  AND EXISTS (SELECT FROM "SessionJoin" j WHERE j."sessionId" = s.id AND j."trainerId" IS NULL)
  AND EXISTS (SELECT FROM "SessionJoin" j WHERE j."sessionId" = s.id AND j."trainerId" = s."trainerId")`;

/**
 * Records that sessions were held which both sides joined and about which nobody said anything, and delivers what is settled
 * as a whole. A trainer can still say otherwise. One purchase at a time; one that somebody works on is left to the next
 * sweep. Returns how many sessions were settled and how many purchases delivered.
 */
export async function settleHeldSessions(ctx: Context): Promise<{ settled: number; delivered: number }> {
  authorize(ctx, 'system');
  const over = new Date(ctx.now.getTime() - settleAfterMinutes * 60_000);
  const due = await queryRows(ctx.db, purchaseRow)`
    (SELECT DISTINCT s."purchaseId" AS id FROM "TrainingSession" s
     JOIN "Purchase" p ON p.id = s."purchaseId" AND p.status = 'SCHEDULED' WHERE ${isHeld(over)} LIMIT ${batch})
    UNION
    (SELECT p.id FROM "Purchase" p WHERE p.status = 'SCHEDULED' AND p."sessionCount" <= (
       SELECT count(*) FROM "TrainingSession" s WHERE s."purchaseId" = p.id AND s.status <> 'CANCELLED')
     AND NOT EXISTS (
       SELECT FROM "TrainingSession" s WHERE s."purchaseId" = p.id AND s."resultDueAt" IS NOT NULL) LIMIT ${batch})`;
  let [settled, delivered] = [0, 0];
  for (const { id: purchaseId } of due) {
    try {
      const turn = await settlePurchase(ctx, purchaseId, over);
      settled += turn.settled;
      if (turn.isDelivered) delivered++;
    } catch (error) {
      log.error({ err: error, purchaseId }, 'sessions that both joined could not be settled');
    }
  }
  return { settled, delivered };
}

function settlePurchase(ctx: Context, purchaseId: string, over: Date) {
  return inTransaction(ctx, async (tx) => {
    const [free] = await queryRows(tx, purchaseRow)`
      SELECT id FROM "Purchase" WHERE id = ${purchaseId} AND status = 'SCHEDULED' FOR NO KEY UPDATE SKIP LOCKED`;
    if (!free) return { settled: 0, isDelivered: false };
    const held = await queryRows(tx, heldRow)`
      SELECT s.id, s.ordinal FROM "TrainingSession" s
      WHERE s."purchaseId" = ${purchaseId} AND ${isHeld(over)} ORDER BY s.ordinal`;
    const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
    for (const { id: sessionId, ordinal } of held) {
      await tx.sessionResult.create({
        data: { sessionId, outcome: 'HELD', actorKind, actorId, actorName, recordedAt: ctx.now },
        select: { sessionId: true },
      });
      await appendAudit(tx, ctx, {
        action: 'session.result-recorded',
        subject: { kind: 'session', id: sessionId },
        data: { before: {}, after: { outcome: 'HELD' } },
      });
      const data = { sessionId, ordinal, outcome: 'HELD' as const };
      await appendEntry(tx, ctx, purchaseId, { kind: 'session.result-recorded', data });
    }
    return { settled: held.length, isDelivered: await deliverWhenSettled(tx, ctx, { purchaseId }) };
  });
}
