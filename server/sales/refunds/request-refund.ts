import { z } from 'zod';
import type { RefundStatus } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { newId } from '@/server/core/ids/new-id';
import { formatMoney } from '@/server/core/money/format-money';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { moneyOfPayment } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { lockPayment } from '../payments/lock-payment';
import { sendRefund } from './send-refund';

/** How long the request itself is given to reach the provider before the sweep sends it, in milliseconds. */
const ownSendMs = 60_000;

export const requestRefundInput = z.object({
  paymentId: id,
  /** In minor units of the currency that was taken. */
  amount: z.number().int().positive(),
  reason,
  /** The failed refund that this one makes up for. */
  retryOfId: id.optional(),
});

/**
 * Returns a part of a payment, or all of what is left. The row is written first, and its id is the idempotency key at the
 * provider: after a crash in between, the sweep asks for the same refund, and nothing goes back twice. Answers how far it
 * came: PENDING when the provider takes its time, or could not be reached and is asked again. Call it outside a transaction.
 *
 * Throws NotFoundError `payment.unknown`; PreconditionError `refund.too-much` for more than is left, `refund.retried` for a
 * failed refund that was retried before.
 */
export async function requestRefund(
  ctx: Context,
  rawInput: z.input<typeof requestRefundInput>,
): Promise<{ refundId: string; status: RefundStatus }> {
  authorize(ctx, 'admin', 'system');
  const input = requestRefundInput.parse(rawInput);
  const refundId = await inTransaction(ctx, (tx) => insertRequest(tx, ctx, input));
  return { refundId, status: await sendRefund(ctx, { refundId }) };
}

async function insertRequest(tx: Tx, ctx: Context, input: z.output<typeof requestRefundInput>) {
  const { paymentId, amount, reason, retryOfId } = input;
  const known = await tx.payment.count({ where: { id: paymentId } });
  if (known === 0) throw new NotFoundError('payment.unknown', 'There is no such payment.');
  const { provider, purchaseId } = await lockPayment(tx, paymentId);
  const payment = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: moneySelect.payments.select,
  });
  const { currency, taken, returned, returning, disputed } = moneyOfPayment(payment);
  const left = taken - returned - returning - disputed;
  if (amount > left)
    throw new PreconditionError(
      'refund.too-much',
      `${formatMoney(left, currency)} of this payment can be refunded, and not ${formatMoney(amount, currency)}.`,
    );
  if (retryOfId) await refuseIfRetried(tx, { paymentId, retryOfId });
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  const { id: refundId } = await tx.refund.create({
    data: {
      id: newId(),
      paymentId,
      provider,
      amount,
      currency,
      reason,
      retryOfId,
      actorKind,
      actorId,
      actorName,
      createdAt: ctx.now,
      nextAttemptAt: new Date(ctx.now.getTime() + ownSendMs),
    },
    select: { id: true },
  });
  const data = { refundId, amount, currency, reason };
  await appendEntry(tx, ctx, purchaseId, { kind: 'refund.requested', data });
  await appendAudit(tx, ctx, {
    action: 'purchase.refund-requested',
    subject: { kind: 'purchase', id: purchaseId },
    reason,
    data: { refundId, paymentId, amount, currency },
  });
  return refundId;
}

async function refuseIfRetried(tx: Tx, { paymentId, retryOfId }: { paymentId: string; retryOfId: string }) {
  const failed = await tx.refund.count({
    where: { id: retryOfId, paymentId, status: 'FAILED', retriedBy: null },
  });
  if (failed === 0)
    throw new PreconditionError('refund.retried', 'This refund did not fail, or it was retried before.');
}
