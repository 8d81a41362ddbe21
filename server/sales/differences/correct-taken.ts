import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPayment } from '../payments/lock-payment';
import { settlePayment } from '../payments/settle-payment';
import type { OpenDifference } from './load-difference';

/** Records the amount that the provider says it took, inside the caller's transaction, on the purchase's timeline. */
export async function correctTaken(
  tx: Tx,
  ctx: Context,
  { payment, word }: Pick<OpenDifference, 'payment' | 'word'>,
): Promise<void> {
  if (!payment || !word) return;
  const locked = await lockPayment(tx, payment.id);
  const { amount, currency } = word;
  await tx.payment.update({
    where: { id: payment.id },
    data: { takenAmount: amount, takenCurrency: currency },
    select: { id: true },
  });
  const { purchaseId, provider, providerRef } = locked;
  const data = { provider, providerRef, amount, currency };
  await appendEntry(tx, ctx, purchaseId, { kind: 'payment.corrected', data });
  await settlePayment(tx, ctx, locked, null);
}
