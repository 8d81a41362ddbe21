import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { appendEntry, type NewEntry } from '@/server/process/timeline/append-entry';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { lockPayment } from './lock-payment';
import type { ConfirmOutcome } from './reported-payment';

/**
 * Records that nobody can pay on a checkout any more, because its page expired or a method that confirms later failed. The
 * purchase ends with it, unless another page of it is open. What was paid stays paid. Safe to call twice.
 */
export async function closePayment(
  tx: Tx,
  ctx: Context,
  { paymentId, failure }: { paymentId: string; failure: string | null },
): Promise<ConfirmOutcome> {
  const payment = await lockPayment(tx, paymentId);
  const { purchaseId, provider, providerRef, status } = payment;
  const isOpen = status === 'PENDING' || (status === 'CONFIRMING' && failure !== null);
  if (!isOpen) return { outcome: 'IGNORED', reason: `The payment is ${status} already.` };
  await tx.payment.update({
    where: { id: paymentId },
    data: { status: 'CANCELLED', failureReason: failure ?? undefined },
    select: { id: true },
  });
  const others = await tx.payment.count({
    where: { purchaseId, status: { in: ['PENDING', 'CONFIRMING'] } },
  });
  const entry: NewEntry = failure
    ? { kind: 'payment.failed', data: { provider, providerRef, reason: failure } }
    : { kind: 'checkout.expired', data: { reason: 'unpaid' } };
  if (payment.purchaseStatus === 'PENDING' && others === 0)
    await transitionPurchase(tx, ctx, { purchaseId, from: 'PENDING', to: 'EXPIRED', entry });
  else if (failure) await appendEntry(tx, ctx, purchaseId, entry);
  return { outcome: 'APPLIED', reason: null };
}
