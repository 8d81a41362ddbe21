import { z } from 'zod';
import { PaymentStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { gatewayFor } from '../payments/gateways';
import { reconcilePurchase } from './reconcile-purchase';

/** How many open payments one sweep asks about, and how long a webhook may take, in seconds. */
const batch = 20;
const webhookDueSeconds = 30;

/** How often a payment that confirms later is asked about, in hours. */
const confirmingEveryHours = 12;

const open = z.object({
  purchaseId: z.string(),
  status: z.enum(PaymentStatus),
  provider: z.string(),
  providerRef: z.string(),
});

/**
 * Asks the provider about open payments a minute after the checkout began, then two, four, eight: a webhook that is lost
 * leaves no trace here, so somebody has to ask. What turns out to be paid is late from then on, and so seen by everybody;
 * confirming it is the remedy's. What confirms later is asked about twice a day and settled at once: nobody expects it at a
 * certain minute. Returns how many were found paid.
 */
export async function askOpenPayments(ctx: Context): Promise<{ found: number }> {
  authorize(ctx, 'system');
  const asked = await queryRows(ctx.db, open)`
    UPDATE "Payment" SET "askedAt" = ${ctx.now} WHERE id IN (
      SELECT a.id FROM "Payment" a JOIN "Purchase" p ON p.id = a."purchaseId"
      WHERE a.status = 'PENDING' AND p.status = 'PENDING' AND p."stageDueAt" IS NULL
        AND a."createdAt" < ${ctx.now}::timestamptz - interval '1 minute'
        AND (a."askedAt" IS NULL OR ${ctx.now}::timestamptz - a."askedAt" >= a."askedAt" - a."createdAt")
      OR a.status = 'CONFIRMING' AND greatest(a."askedAt", a."confirmingAt")
        < ${ctx.now}::timestamptz - ${confirmingEveryHours} * interval '1 hour'
      ORDER BY a."createdAt" LIMIT ${batch} FOR UPDATE OF a SKIP LOCKED)
    RETURNING "purchaseId", status, provider, "providerRef"`;
  let found = 0;
  for (const { purchaseId, status, provider, providerRef } of asked) {
    try {
      if (status === 'CONFIRMING') {
        await reconcilePurchase(ctx, { purchaseId });
        continue;
      }
      const word = await gatewayFor(provider, ctx.db).retrieveCheckout(providerRef);
      if (word.status !== 'paid') continue;
      const paidAt = word.paidAt ?? ctx.now;
      const { count } = await ctx.db.purchase.updateMany({
        where: { id: purchaseId, status: 'PENDING', stageDueAt: null },
        data: { stageDueAt: new Date(paidAt.getTime() + webhookDueSeconds * 1000) },
      });
      found += count;
    } catch (error) {
      log.warn({ err: error, purchaseId }, 'the provider could not be asked about an open payment');
    }
  }
  return { found };
}
