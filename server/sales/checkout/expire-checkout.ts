import { z } from 'zod';
import type { PaymentStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { contract } from '@/server/process/stages/contract';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { requireOwnPurchase } from '@/server/purchases/own/require-own-purchase';
import { gatewayFor } from '@/server/sales/payments/gateways';
import { listPayments } from '@/server/sales/payments/list-payments';
import { reconcilePurchase } from '@/server/sales/reconciliation/reconcile-purchase';
import { unknownThere, unlessUnknown } from '@/server/sales/reconciliation/unless-unknown';

const isUnpaid = new Set<PaymentStatus>(['PENDING', 'CONFIRMING']);

/** A page was opened, or paid, since the open ones were closed: undoes the transaction, to begin again. */
class PageOpened extends Error {}

export const expireCheckoutInput = z.object({ purchaseId: id, reason: z.enum(['unpaid', 'superseded']) });

/**
 * Ends an unpaid checkout: PENDING -> EXPIRED. The provider closes its page first, so nobody can pay what has ended; when
 * it says that it was paid, the payment is confirmed instead, and one that confirms later keeps the purchase as it is. A page
 * that it does not know can be paid by nobody, and its payment is FAILED, for people to look at. Returns what became of it.
 *
 * Throws whatever the provider's client throws when it does not answer: then nothing has ended.
 */
export async function expireCheckout(
  ctx: Context,
  rawInput: z.input<typeof expireCheckoutInput>,
): Promise<'expired' | 'paid' | 'moved'> {
  authorize(ctx, 'student', 'system');
  const input = expireCheckoutInput.parse(rawInput);
  await requireOwnPurchase(ctx, input);
  const payments = (await listPayments(ctx, input)).filter(({ status }) => isUnpaid.has(status));
  const unknown: string[] = [];
  for (const payment of payments) {
    const closed = gatewayFor(payment.provider, ctx.db).expireCheckout(payment.providerRef);
    const word = await unlessUnknown(closed);
    if (!word) unknown.push(payment.id);
    if (!word || word.status === 'expired') continue;
    // Somebody paid on it, and the money is here, on its way, or back.
    const { status } = await reconcilePurchase(ctx, input);
    return contract.isPaid(status) ? 'paid' : 'moved';
  }
  try {
    await inTransaction(ctx, async (tx) => {
      await transitionPurchase(tx, ctx, {
        purchaseId: input.purchaseId,
        from: 'PENDING',
        to: 'EXPIRED',
        entry: { kind: 'checkout.expired', data: { reason: input.reason } },
      });
      const closed = payments.map((payment) => payment.id);
      const open = { purchaseId: input.purchaseId, status: 'PENDING' as const };
      const isPage = [
        { ...open, id: { notIn: closed } },
        { ...open, status: 'CONFIRMING' as const },
      ];
      if ((await tx.payment.count({ where: { OR: isPage } })) > 0) throw new PageOpened();
      await tx.payment.updateMany({
        where: { ...open, id: { in: unknown } },
        data: { status: 'FAILED', failureReason: unknownThere },
      });
      await tx.payment.updateMany({ where: open, data: { status: 'CANCELLED' } });
    });
    return 'expired';
  } catch (error) {
    if (error instanceof PageOpened) return expireCheckout(ctx, input);
    if (error instanceof ConflictError) return 'moved';
    throw error;
  }
}
