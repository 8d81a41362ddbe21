import { z } from 'zod';
import { RefundStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { id } from '@/server/core/ids/id';
import { newId } from '@/server/core/ids/new-id';
import { isSameMoney } from '@/server/core/money/is-same-money';
import { isId } from '@/server/core/text/is-id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { type LockedPayment, lockPayment } from '../payments/lock-payment';
import { nextAsk } from '../payments/next-ask';
import type { ConfirmOutcome } from '../payments/reported-payment';
import { settlePayment } from '../payments/settle-payment';
import { movesRefund } from './moves-refund';
import { refundEntry } from './refund-entry';

const providerRefund = z.object({
  providerRef: z.string().nullable(),
  refundId: z.string().nullable(),
  status: z.enum(RefundStatus),
  amount: z.number().int().positive(),
  currency: z.string(),
  failureReason: z.string().nullable(),
});

export const recordRefundInput = z.object({
  paymentId: id,
  refund: providerRefund,
  /** The failed refund that this one makes up for, when a person says so. */
  retryOfId: id.optional(),
});
type Reported = z.output<typeof providerRefund>;

/**
 * Records the provider's state of a refund, from an event or from asking: on the row that asked for it, or on a new one for a
 * refund that was made at the provider. The state only moves forward, so reports may come in any order and more than once.
 * Writes a timeline entry, and derives the payment's status from the money that is left.
 */
export async function recordRefund(
  ctx: Context,
  rawInput: z.input<typeof recordRefundInput>,
): Promise<ConfirmOutcome> {
  authorize(ctx, 'webhook', 'staff', 'system');
  const { paymentId, refund, retryOfId } = recordRefundInput.parse(rawInput);
  return inTransaction(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    const { provider } = payment;
    const names = [
      ...(refund.refundId && isId(refund.refundId) ? [{ id: refund.refundId }] : []),
      ...(refund.providerRef ? [{ provider, providerRef: refund.providerRef }] : []),
    ];
    const known = await tx.refund.findFirst({
      where: { paymentId, OR: names },
      select: { id: true, status: true, amount: true, currency: true, reason: true, providerRef: true },
    });
    if (known && !isSameMoney(known, refund))
      return { outcome: 'REJECTED', reason: `The refund ${known.id} is of another amount here.` };
    const isNew = !known;
    const row = known ?? (await insertFound(tx, ctx, payment, { refund, retryOfId }));
    const hasMoved = known !== null && movesRefund(known.status, refund.status);
    if (known && (hasMoved || retryOfId || (!known.providerRef && refund.providerRef)))
      await tx.refund.update({
        where: { id: row.id },
        data: {
          ...(hasMoved && stateOf(ctx, refund)),
          providerRef: known.providerRef ?? refund.providerRef,
          retryOfId,
        },
        select: { id: true },
      });
    if (!isNew && !hasMoved) {
      if (retryOfId) await settlePayment(tx, ctx, payment, null);
      return { outcome: 'IGNORED', reason: 'The refund was recorded before.' };
    }

    await appendEntry(tx, ctx, payment.purchaseId, refundEntry(provider, row, refund));
    if (refund.status === 'PENDING') await askTomorrow(tx, ctx, paymentId);
    // What was asked for here needs no second entry when it empties the payment.
    await settlePayment(tx, ctx, payment, isNew ? row.reason : null);
    return { outcome: 'APPLIED', reason: null };
  });
}

const stateOf = ({ now }: Pick<Context, 'now'>, { status, failureReason }: Reported) => ({
  status,
  failureReason: status === 'FAILED' ? (failureReason ?? 'The provider does not say why.') : failureReason,
  settledAt: status === 'PENDING' ? null : now,
});

/** A refund that nobody asked for here. */
function insertFound(
  tx: Tx,
  ctx: Context,
  payment: LockedPayment,
  { refund, retryOfId }: { refund: Reported; retryOfId?: string },
) {
  const { amount, currency, providerRef } = refund;
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  return tx.refund.create({
    data: {
      // A row that was lost here, as after a restore, gets its own id again.
      id: refund.refundId && isId(refund.refundId) ? refund.refundId : newId(),
      paymentId: payment.id,
      provider: payment.provider,
      providerRef,
      amount,
      currency,
      reason: 'Made at the payment provider.',
      retryOfId,
      actorKind,
      actorId,
      actorName,
      createdAt: ctx.now,
      ...stateOf(ctx, refund),
    },
    select: { id: true, reason: true, providerRef: true },
  });
}

const askTomorrow = (tx: Tx, { now }: Pick<Context, 'now'>, paymentId: string) =>
  tx.payment.updateMany({ where: { id: paymentId }, data: { askAt: nextAsk(now, now) } });
