import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { sendRefund } from '@/server/sales/refunds/send-refund';

/**
 * Asks the provider for refunds that were recorded. One that cannot be sent now is sent by the sweep. Throws PreconditionError
 * `refund.refused` when the provider refuses one for good.
 */
export async function sendRefunds(ctx: Context, refundIds: readonly string[]): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const states = [];
  for (const refundId of refundIds) states.push(await sendRefund(ctx, { refundId }));
  if (!states.includes('FAILED')) return;
  const refused = await ctx.db.refund.findFirst({
    where: { id: { in: [...refundIds] }, status: 'FAILED' },
    select: { failureReason: true },
  });
  throw new PreconditionError(
    'refund.refused',
    `The provider did not return the money: ${refused?.failureReason ?? 'it does not say why.'}`,
  );
}
