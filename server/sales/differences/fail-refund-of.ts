import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { recordRefund } from '../refunds/record-refund';
import type { OpenDifference } from './load-difference';

/** Records that a refund of ours failed which the provider does not have, inside the caller's transaction. */
export async function failRefundOf(
  tx: Tx,
  ctx: Context,
  { provider, ref: providerRef, payment }: Pick<OpenDifference, 'provider' | 'ref' | 'payment'>,
): Promise<void> {
  if (!payment) return;
  const { amount, currency } = await tx.refund.findUniqueOrThrow({
    where: { provider_providerRef: { provider, providerRef } },
    select: { amount: true, currency: true },
  });
  const failureReason = 'The provider does not have this refund.';
  const refund = { providerRef, refundId: null, status: 'FAILED' as const, amount, currency, failureReason };
  await recordRefund({ ...ctx, db: tx }, { paymentId: payment.id, refund });
}
