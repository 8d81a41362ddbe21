import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError } from '@/server/core/errors';
import { requireStepUp } from '@/server/core/require-step-up';
import { line } from '@/server/core/text/line';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { gatewayFor } from '../payments/gateways';
import { applyProviderWord } from '../reconciliation/apply-provider-word';
import { insertRefund } from '../refunds/insert-refund';
import { sendRefund } from '../refunds/send-refund';
import { correctTaken } from './correct-taken';
import { failRefundOf } from './fail-refund-of';
import { loadDifference, type OpenDifference } from './load-difference';
import { type DifferencePlan, planDifference } from './plan-difference';
import { differenceInput } from './preview-difference';

export const settleDifferenceInput = differenceInput.extend({
  reason,
  /** The token of the preview that was read. */
  token: line(100),
});

/**
 * Does what a remedy for a difference in the books says, exactly as previewed, and takes it off the list. Pressed by two, it
 * is done once. If the books still differ, the next comparison opens it again.
 *
 * Throws what previewDifference throws, and ConflictError `difference.changed` when the provider says something else now.
 */
export async function settleDifference(
  ctx: Context,
  rawInput: z.input<typeof settleDifferenceInput>,
): Promise<{ willDo: string[] }> {
  authorize(ctx, 'admin', 'system');
  const { differenceId, remedy, reason, token } = settleDifferenceInput.parse(rawInput);
  requireStepUp(ctx);
  const difference = await loadDifference(ctx, differenceId);
  const plan = planDifference(difference, remedy);
  if (plan.token !== token)
    throw new ConflictError(
      'difference.changed',
      'The difference changed since you looked. Preview it again.',
    );
  const { kind, payment, word } = difference;
  if (remedy === 'refund' && !payment) await refundThere(ctx, difference, plan);
  const refundId = await inTransaction(ctx, async (tx) => {
    // What stays different at the provider is settled by a person's word, and all else by the books.
    const isOnWord = remedy === 'settle' || !payment;
    await close(tx, ctx, { differenceId, reason, isOnWord });
    await appendAudit(tx, ctx, {
      action: 'difference.settled',
      subject: { kind: 'difference', id: differenceId },
      reason,
      data: { remedy, kind, provider: difference.provider, ref: difference.ref, detail: difference.detail },
    });
    if (remedy === 'settle' || !payment) return null;
    if (kind === 'REFUND_UNKNOWN_THERE') await failRefundOf(tx, ctx, difference);
    else if (kind === 'PAYMENT_AMOUNT') await correctTaken(tx, ctx, difference);
    else if (word) await applyProviderWord(tx, ctx, payment, word);
    return plan.refund ? insertRefund(tx, ctx, { paymentId: payment.id, ...plan.refund, reason }) : null;
  });
  if (refundId) await sendRefund(ctx, { refundId });
  return { willDo: plan.willDo };
}

async function close(
  tx: Tx,
  { actor, now }: Context,
  { differenceId, reason, isOnWord }: { differenceId: string; reason: string; isOnWord: boolean },
): Promise<void> {
  const settled = { settledAt: now, settledBy: actorColumns(actor).actorName, settledReason: reason };
  const { count } = await tx.bookDifference.updateMany({
    where: { id: differenceId, resolvedAt: null, settledAt: null },
    data: isOnWord ? settled : { resolvedAt: now },
  });
  if (count === 0) throw new ConflictError('difference.over', 'This difference was settled before.');
}

/** Returns a payment that is not here. The difference's id is the idempotency key, so that it goes back once. */
async function refundThere(
  { db }: Context,
  { id: refundId, provider, checkoutRef, purchaseId }: OpenDifference,
  { refund }: DifferencePlan,
): Promise<void> {
  if (!refund || !checkoutRef) return;
  await gatewayFor(provider, db).refund({
    refundId,
    checkoutRef,
    reference: purchaseId ?? refundId,
    ...refund,
  });
}
