import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { sendRefund } from './send-refund';

/** How many refunds one sweep sends, and the seconds in which no other replica takes the same ones. */
const batch = 20;
const claimSeconds = 60;

/**
 * The sweep over refunds that were recorded and did not reach the provider, because the process died or the provider did not
 * answer. The attempt counts before it is made: whatever becomes of it, the next one looks for the refund first. Returns how
 * many the provider has now.
 */
export async function sendOpenRefunds(ctx: Context): Promise<{ sent: number }> {
  authorize(ctx, 'system');
  const due = await queryRows(ctx.db, z.object({ id: z.string() }))`
    UPDATE "Refund" SET attempts = attempts + 1, "nextAttemptAt" = now() + ${claimSeconds} * interval '1 second'
    WHERE id IN (
      SELECT id FROM "Refund" WHERE status = 'PENDING' AND "providerRef" IS NULL AND "nextAttemptAt" <= now()
      ORDER BY "nextAttemptAt" LIMIT ${batch} FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  let sent = 0;
  for (const { id } of due) {
    try {
      await sendRefund(ctx, { refundId: id });
      sent += await ctx.db.refund.count({ where: { id, providerRef: { not: null } } });
    } catch (error) {
      log.error({ err: error, refundId: id }, 'a refund could not be sent to the provider');
    }
  }
  return { sent };
}
