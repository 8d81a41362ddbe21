import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { newId } from '@/server/core/ids/new-id';
import { log } from '@/server/core/log';
import { line } from '@/server/core/text/line';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { gatewayFor } from '../payments/gateways';
import { applyProviderWord } from './apply-provider-word';
import { type Difference, findDifferences } from './find-differences';
import { reconcilePurchase } from './reconcile-purchase';
import { unlessUnknown } from './unless-unknown';

export const reconcileBooksInput = z.object({ provider: line(100), from: z.date(), to: z.date() });

/**
 * Compares the books of a provider with ours for a period: every payment and refund that it has is here with the same state
 * and amount, and the reverse. What differs is asked about once more and settled by the ordinary path; what is left is a
 * BookDifference, which the check `books-agree` reports until both sides agree. Returns how many are left.
 *
 * Throws whatever the provider's client throws: then nothing was compared.
 */
export async function reconcileBooks(
  ctx: Context,
  rawInput: z.input<typeof reconcileBooksInput>,
): Promise<{ payments: number; refunds: number; differences: number }> {
  authorize(ctx, 'admin', 'system');
  const { provider, ...period } = reconcileBooksInput.parse(rawInput);
  const gateway = gatewayFor(provider, ctx.db);
  const first = await findDifferences(ctx, gateway, period);
  for (const difference of first.differences) await settle(ctx, difference);
  const found = first.differences.length === 0 ? first : await findDifferences(ctx, gateway, period);
  const { payments, refunds, differences } = found;
  await inTransaction(ctx, async (tx) => {
    const refs = differences.map(({ ref }) => ref);
    await tx.bookDifference.updateMany({
      where: {
        provider,
        resolvedAt: null,
        ref: { notIn: refs },
        movedAt: { gte: period.from, lt: period.to },
      },
      data: { resolvedAt: ctx.now },
    });
    // What a person settled stays settled while it is the same difference.
    for (const { ref, kind, detail } of differences)
      await tx.bookDifference.updateMany({
        where: { provider, ref, settledAt: { not: null }, NOT: { kind, detail } },
        data: { settledAt: null, settledBy: null, settledReason: null },
      });
    for (const { ref, kind, detail, paymentId, purchaseId, movedAt } of differences) {
      const known = purchaseId && (await tx.purchase.count({ where: { id: purchaseId } })) > 0;
      const of = { paymentId, purchaseId: known ? purchaseId : null };
      const facts = { kind, detail, ...of, movedAt, resolvedAt: null };
      await tx.bookDifference.upsert({
        where: { provider_ref: { provider, ref } },
        update: facts,
        create: { id: newId(), provider, ref, foundAt: ctx.now, ...facts },
        select: { id: true },
      });
    }
    const { from: fromAt, to: toAt } = period;
    const counts = { payments, refunds, differences: differences.length };
    await tx.reconciliation.create({
      data: { id: newId(), provider, fromAt, toAt, at: ctx.now, ...counts },
      select: { id: true },
    });
  });
  return { payments, refunds, differences: differences.length };
}

/** Does what the provider says of a payment that differs. One that cannot be settled stays a difference. */
async function settle(ctx: Context, { paymentId, purchaseId }: Difference): Promise<void> {
  try {
    const payment =
      paymentId &&
      (await ctx.db.payment.findUnique({
        where: { id: paymentId },
        select: { id: true, status: true, provider: true, providerRef: true },
      }));
    if (!payment) return void (purchaseId && (await reconcilePurchase(ctx, { purchaseId })));
    const gateway = gatewayFor(payment.provider, ctx.db);
    const word = await unlessUnknown(gateway.retrieveCheckout(payment.providerRef));
    if (word) await inTransaction(ctx, (tx) => applyProviderWord(tx, ctx, payment, word));
  } catch (error) {
    log.warn(
      { err: error, paymentId, purchaseId },
      'a payment that differs from the provider’s could not be settled',
    );
  }
}
