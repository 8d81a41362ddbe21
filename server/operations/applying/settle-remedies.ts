import type { PurchaseStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import type { SharedAnswers } from '@/server/operations/evidence/gather-evidence';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { contract } from '@/server/process/stages/contract';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { isDeliveryRemedy } from './is-delivery-remedy';
import { isMoneyRemedy } from './list-money-steps';

const batch = 100;
/** Given to a remedy where no stage of the pipeline has a deadline, in seconds. */
const usualSeconds = 60;
/**
 * Follows what was applied: a remedy worked when the purchase moved on from where it stood, and did not when it is still
 * stuck after the time its stage has. Both are written on the timeline, once. Returns how many were settled.
 */
export async function settleRemedies(ctx: Context): Promise<{ settled: number }> {
  authorize(ctx, 'system');
  const shared: SharedAnswers = {};
  const open = await ctx.db.remedy.findMany({
    where: { outcome: 'PENDING' },
    orderBy: { createdAt: 'asc' },
    take: batch,
    select: {
      id: true,
      kind: true,
      purchaseId: true,
      stopId: true,
      fromStatus: true,
      createdAt: true,
      purchase: { select: { status: true } },
    },
  });
  let settled = 0;
  for (const remedy of open) {
    const verdictOf = () => diagnosePurchase(ctx, { purchaseId: remedy.purchaseId }, shared);
    try {
      const outcome = await judge(ctx, remedy, verdictOf);
      if (outcome && (await settle(ctx, remedy, outcome))) settled++;
    } catch (error) {
      log.error({ err: error, remedyId: remedy.id }, 'what became of a remedy could not be found out');
    }
  }
  return { settled };
}

type OpenRemedy = {
  id: string;
  kind: string;
  purchaseId: string;
  stopId: string;
  fromStatus: PurchaseStatus;
  createdAt: Date;
  purchase: { status: PurchaseStatus };
};
type Outcome = { outcome: 'WORKED' } | { outcome: 'DID_NOT_WORK'; why: string };

async function judge(
  ctx: Context,
  { kind, stopId, fromStatus, createdAt, purchase }: OpenRemedy,
  verdictOf: () => ReturnType<typeof diagnosePurchase>,
): Promise<Outcome | null> {
  if (isMoneyRemedy(kind) || isDeliveryRemedy(kind)) {
    const { stopId: now, headline } = await verdictOf();
    if (now !== stopId) return { outcome: 'WORKED' };
    const waitedMs = ctx.now.getTime() - createdAt.getTime();
    return waitedMs > usualSeconds * 1000 ? { outcome: 'DID_NOT_WORK', why: headline } : null;
  }
  if (contract.rank(purchase.status) > contract.rank(fromStatus)) return { outcome: 'WORKED' };
  if (kind === 'release' && purchase.status === 'CREATED') return { outcome: 'WORKED' };
  const hasEnded = contract.rank(purchase.status) === -1;
  if (hasEnded && kind === 'cancel') return { outcome: 'WORKED' };
  if (hasEnded) return { outcome: 'DID_NOT_WORK', why: `The purchase ended as ${purchase.status}.` };
  const seconds = contract.pipeline.find(({ from }) => from === fromStatus)?.dueWithinSeconds ?? usualSeconds;
  const isTimeUp = ctx.now.getTime() - createdAt.getTime() > seconds * 1000;
  if (!isTimeUp && fromStatus !== 'SCHEDULED') return null;
  const verdict = await verdictOf();
  if (verdict.cause === null) return { outcome: 'WORKED' };
  return isTimeUp ? { outcome: 'DID_NOT_WORK', why: verdict.headline } : null;
}

async function settle(
  ctx: Context,
  { id, kind, purchaseId }: OpenRemedy,
  outcome: Outcome,
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.remedy.updateMany({
      where: { id, outcome: 'PENDING' },
      data: {
        outcome: outcome.outcome,
        outcomeAt: ctx.now,
        failure: outcome.outcome === 'DID_NOT_WORK' ? outcome.why : null,
      },
    });
    if (count === 0) return false;
    const about = { remedyId: id, remedy: kind };
    await appendEntry(
      tx,
      ctx,
      purchaseId,
      outcome.outcome === 'WORKED'
        ? { kind: 'remedy.worked', data: about }
        : { kind: 'remedy.did-not-work', data: { ...about, why: outcome.why } },
    );
    return true;
  });
}
