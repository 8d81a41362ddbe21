import { appendAudit } from '@/server/core/audit/append-audit';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { newId } from '@/server/core/ids/new-id';
import { formatMoney } from '@/server/core/money/format-money';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { leftOf } from '@/server/purchases/money/left-of';
import { moneyOfPayment } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { lockPayment } from '../payments/lock-payment';
import { settlePayment } from '../payments/settle-payment';
import { byHand } from './by-hand';

/** How long the request itself is given to reach the provider before the sweep sends it, in milliseconds. */
const ownSendMs = 60_000;

/**
 * Records that a part of a payment goes back, with its timeline and audit entries, inside the caller's transaction. Nothing
 * is sent: call sendRefund after the commit; the sweep does it when nobody else did. With `isByHand` the student has the
 * money already, and nothing is to be sent. Returns the id of the row.
 *
 * Throws NotFoundError `payment.unknown`; PreconditionError `refund.too-much`, `refund.retried`.
 */
export async function insertRefund(
  tx: Tx,
  ctx: Context,
  input: { paymentId: string; amount: number; reason: string; retryOfId?: string; isByHand?: boolean },
): Promise<string> {
  const { paymentId, amount, reason, retryOfId, isByHand = false } = input;
  const known = await tx.payment.count({ where: { id: paymentId } });
  if (known === 0) throw new NotFoundError('payment.unknown', 'There is no such payment.');
  const locked = await lockPayment(tx, paymentId);
  const { purchaseId } = locked;
  const payment = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: moneySelect.payments.select,
  });
  const money = moneyOfPayment(payment);
  const { currency } = money;
  const left = leftOf(money);
  if (amount > left)
    throw new PreconditionError(
      'refund.too-much',
      `${formatMoney(left, currency)} of this payment can be refunded, and not ${formatMoney(amount, currency)}.`,
    );
  if (retryOfId) await refuseIfRetried(tx, { paymentId, retryOfId });
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  const refundId = newId();
  const provider = isByHand ? byHand : locked.provider;
  const state = isByHand
    ? ({ status: 'SUCCEEDED', providerRef: refundId, settledAt: ctx.now } as const)
    : { nextAttemptAt: new Date(ctx.now.getTime() + ownSendMs) };
  await tx.refund.create({
    data: {
      id: refundId,
      ...{ paymentId, provider, amount, currency, reason, retryOfId, actorKind, actorId, actorName },
      createdAt: ctx.now,
      ...state,
    },
    select: { id: true },
  });
  const data = { refundId, amount, currency, reason };
  await appendEntry(
    tx,
    ctx,
    purchaseId,
    isByHand
      ? { kind: 'refund.succeeded', data: { ...data, provider, providerRef: refundId } }
      : { kind: 'refund.requested', data },
  );
  await appendAudit(tx, ctx, {
    action: isByHand ? 'purchase.refund-recorded' : 'purchase.refund-requested',
    subject: { kind: 'purchase', id: purchaseId },
    reason,
    data: { refundId, paymentId, amount, currency },
  });
  await settlePayment(tx, ctx, locked, null);
  return refundId;
}

async function refuseIfRetried(tx: Tx, { paymentId, retryOfId }: { paymentId: string; retryOfId: string }) {
  const failed = await tx.refund.count({
    where: { id: retryOfId, paymentId, status: 'FAILED', retriedBy: null },
  });
  if (failed === 0)
    throw new PreconditionError('refund.retried', 'This refund did not fail, or it was retried before.');
}
