import { z } from 'zod';
import { PaymentStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { gatewayFor } from '../payments/gateways';
import { askedForDays, nextAsk } from '../payments/next-ask';
import { applyProviderWord } from './apply-provider-word';
import { unlessUnknown } from './unless-unknown';

/** How many payments one sweep asks about. */
const batch = 20;

const settled = z.object({
  id: z.string(),
  status: z.enum(PaymentStatus),
  provider: z.string(),
  providerRef: z.string(),
  paidAt: z.date(),
});

/**
 * Asks the provider what became of payments that it took: a refund, a failed refund or a dispute whose webhook is lost leaves
 * no trace here. Of payments that succeeded, and of those that were rejected and have to be returned; when, nextAsk says.
 * One that cannot be asked about is asked again at its next time. Returns of how many there was news.
 */
export async function askSettledPayments(ctx: Context): Promise<{ found: number }> {
  authorize(ctx, 'system');
  let found = 0;
  for (const payment of await claimDue(ctx)) {
    const { id, provider, providerRef } = payment;
    try {
      const word = await unlessUnknown(gatewayFor(provider, ctx.db).retrieveCheckout(providerRef));
      if (word && (await inTransaction(ctx, (tx) => applyProviderWord(tx, ctx, payment, word)))) found++;
    } catch (error) {
      log.warn({ err: error, paymentId: id }, 'the provider could not be asked about a settled payment');
    }
  }
  return { found };
}

/** Takes the payments whose time has come, and sets their next. Those that were never asked about are due at once. */
async function claimDue({ db, now }: Context): Promise<z.infer<typeof settled>[]> {
  const oldest = new Date(now.getTime() - askedForDays * 86_400_000);
  return inTransaction({ db }, async (tx) => {
    const due = await queryRows(tx, settled)`
      SELECT id, status, provider, "providerRef", coalesce("succeededAt", "createdAt") AS "paidAt" FROM "Payment"
      WHERE status <> 'REFUNDED' AND coalesce("askAt", "succeededAt") BETWEEN ${oldest} AND ${now}
      ORDER BY coalesce("askAt", "succeededAt") LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED`;
    for (const { id, paidAt } of due) {
      const askAt = nextAsk(paidAt, now);
      await tx.payment.update({ where: { id }, data: { askAt }, select: { id: true } });
    }
    return due;
  });
}
