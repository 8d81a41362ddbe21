import type { PurchaseStatus } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError } from '@/server/core/errors';
import type { CauseCode } from '@/server/operations/vocabulary/causes';
import type { RemedyKind } from '@/server/operations/vocabulary/remedies';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';

/**
 * Within this many milliseconds, the same remedy for a purchase in the same status is the same decision of two people. Not
 * for the same stop: while one is carried out, the next may be shown another cause for it, such as money on its way back.
 */
const sameDecisionMs = 15_000;

export type RemedyIntent = {
  /** Of the row that the claim writes, so a press that fails ends its own row and not one of the same millisecond. */
  remedyId: string;
  purchaseId: string;
  kind: RemedyKind;
  cause: CauseCode;
  stage: string;
  stopId: string;
  /** The status in which the stop was seen. */
  seenStatus: PurchaseStatus;
  reason: string;
};

/** Thrown inside the transaction of a remedy that somebody else applied a moment ago. */
export class AlreadyApplied extends Error {
  constructor(
    readonly remedyId: string,
    readonly summary: string,
  ) {
    super('The remedy was applied by somebody else a moment ago.');
  }
}

/**
 * Records that a remedy is being applied: its row, its timeline entry and its audit entry, under the purchase's lock, so
 * that the second of two at once is refused. Throws AlreadyApplied for the second, and ConflictError `remedy.stale` when the purchase
 * is no longer in the status in which the stop was seen.
 */
export async function claimRemedy(
  tx: Tx,
  ctx: Context,
  intent: RemedyIntent,
  did: { summary: string; fromStatus?: PurchaseStatus },
): Promise<{ remedyId: string; status: PurchaseStatus }> {
  const { remedyId, purchaseId, kind, cause, stage, stopId, seenStatus, reason } = intent;
  const { status } = await lockPurchase(tx, purchaseId);
  const earlier = await tx.remedy.findFirst({
    where: {
      purchaseId,
      kind,
      outcome: { not: 'DID_NOT_WORK' },
      OR: [{ stopId }, { fromStatus: did.fromStatus ?? status }],
      createdAt: { gt: new Date(ctx.now.getTime() - sameDecisionMs) },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, summary: true },
  });
  if (earlier) throw new AlreadyApplied(earlier.id, earlier.summary);
  if (status !== seenStatus) {
    throw new ConflictError('remedy.stale', 'The purchase has moved since you looked. Look again.');
  }
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  await tx.remedy.create({
    data: {
      id: remedyId,
      ...{ purchaseId, kind, cause, stage, stopId, reason, actorKind, actorId, actorName },
      fromStatus: did.fromStatus ?? status,
      summary: did.summary,
      createdAt: ctx.now,
    },
    select: { id: true },
  });
  await appendEntry(tx, ctx, purchaseId, {
    kind: 'remedy.applied',
    data: { remedyId, remedy: kind, cause, reason, summary: did.summary },
  });
  await appendAudit(tx, ctx, {
    action: 'remedy.applied',
    subject: { kind: 'purchase', id: purchaseId },
    reason,
    data: { remedyId, remedy: kind, cause, stage, stopId, summary: did.summary },
  });
  return { remedyId, status };
}
