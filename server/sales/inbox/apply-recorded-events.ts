import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { applyPaymentEvent } from './apply-payment-event';

/** How many inbox rows one sweep takes, and the seconds it leaves to the request that recorded them. */
const batch = 50;
const graceSeconds = 2;

/**
 * The inbox sweep: applies what was recorded but not applied, because the process died, applying failed, or its payment was
 * not known here yet. One that fails again waits longer each time, and does not hold up the others. Returns how many were
 * applied.
 */
export async function applyRecordedEvents(ctx: Context): Promise<{ applied: number }> {
  authorize(ctx, 'system');
  await wakeMatched(ctx);
  const waiting = await queryRows(ctx.db, z.object({ id: z.string() }))`
    SELECT id FROM "PaymentEvent"
    WHERE "appliedAt" IS NULL AND "nextAttemptAt" <= now()
      AND "receivedAt" < now() - ${graceSeconds} * interval '1 second'
    ORDER BY "nextAttemptAt" LIMIT ${batch}`;
  let applied = 0;
  for (const { id } of waiting) {
    try {
      await applyPaymentEvent(ctx, { inboxEventId: id });
      applied += 1;
    } catch (error) {
      log.error({ err: error, inboxEventId: id }, 'a recorded payment event could not be applied');
    }
  }
  return { applied };
}

/** Has events applied again that came before the payment they are about was known here. */
async function wakeMatched({ db }: Pick<Context, 'db'>): Promise<void> {
  await db.$executeRaw`
    UPDATE "PaymentEvent" e SET "appliedAt" = NULL, outcome = NULL, "outcomeReason" = NULL, "nextAttemptAt" = "receivedAt"
    FROM "Payment" a
    WHERE e.outcome = 'UNMATCHED' AND a.provider = e.provider
      AND (a."intentRef" = e."intentRef" OR e."intentRef" IS NULL AND e."providerRef" IN (a."providerRef", a."chargeRef"))`;
}
