import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { gatewayFor } from './gateways';
import { askedForDays, nextAsk } from './next-ask';
import { reversePayment } from './reverse-payment';
import { unlessUnknown } from './unless-unknown';

/** How many payments one sweep asks about. */
const batch = 20;

const settled = z.object({ id: z.string(), provider: z.string(), providerRef: z.string(), paidAt: z.date() });

/**
 * Asks the provider whether payments that it took were returned since: a refund or charge back whose webhook is lost leaves
 * no trace here. Of payments that succeeded, and of those that were refused and have to be given back; when, nextAsk says.
 * One that cannot be asked about is asked again at its next time. Returns how many were found returned.
 */
export async function askSettledPayments(ctx: Context): Promise<{ found: number }> {
  authorize(ctx, 'system');
  let found = 0;
  for (const { id, provider, providerRef } of await claimDue(ctx)) {
    try {
      const word = await unlessUnknown(gatewayFor(provider, ctx.db).retrieveCheckout(providerRef));
      if (word?.status !== 'refunded') continue;
      const reason = 'The provider says that it was returned. No webhook told of it.';
      const { outcome } = await inTransaction(ctx, (tx) =>
        reversePayment(tx, ctx, { paymentId: id, reason }),
      );
      if (outcome === 'APPLIED') found++;
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
      SELECT id, provider, "providerRef", coalesce("succeededAt", "createdAt") AS "paidAt" FROM "Payment"
      WHERE status <> 'REFUNDED' AND coalesce("askAt", "succeededAt") BETWEEN ${oldest} AND ${now}
      ORDER BY coalesce("askAt", "succeededAt") LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED`;
    for (const { id, paidAt } of due) {
      const askAt = nextAsk(paidAt, now);
      await tx.payment.update({ where: { id }, data: { askAt }, select: { id: true } });
    }
    return due;
  });
}
