import { z } from 'zod';
import type { PaymentStatus, PurchaseStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { requireOwnPurchase } from '@/server/purchases/own/require-own-purchase';
import { gatewayFor } from '../payments/gateways';
import { listPayments } from '../payments/list-payments';
import { applyProviderWord } from './apply-provider-word';
import { unlessUnknown } from './unless-unknown';

const isSettled = new Set<PaymentStatus>(['SUCCEEDED', 'REFUNDED']);

export const reconcilePurchaseInput = z.object({ purchaseId: id });

/**
 * Asks the provider what became of the open payments of a purchase, and does what it says by the same path as a webhook. So
 * a lost or late webhook costs nothing, and the return page may come first.
 *
 * Throws NotFoundError `purchase.unknown`; whatever the provider's client throws when it cannot be asked.
 */
export async function reconcilePurchase(
  ctx: Context,
  rawInput: z.input<typeof reconcilePurchaseInput>,
): Promise<{ status: PurchaseStatus }> {
  authorize(ctx, 'student', 'system');
  const input = reconcilePurchaseInput.parse(rawInput);
  await requireOwnPurchase(ctx, input);
  // Closed and unknown ones as well: a page that was closed a moment too late may have been paid.
  const open = (await listPayments(ctx, input)).filter(({ status }) => !isSettled.has(status));
  for (const payment of open) {
    const asked = gatewayFor(payment.provider, ctx.db).retrieveCheckout(payment.providerRef);
    const word = await unlessUnknown(asked);
    // What the provider says is recorded in the name of the system, also when a student's return made us ask.
    const asSystem: Context = { ...ctx, actor: { kind: 'system', job: 'reconcile-purchase' } };
    if (word) await inTransaction(ctx, (tx) => applyProviderWord(tx, asSystem, payment, word));
  }
  const purchase = await ctx.db.purchase.findUnique({
    where: { id: input.purchaseId },
    select: { status: true },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  return purchase;
}
