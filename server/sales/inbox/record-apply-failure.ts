import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { id } from '@/server/core/ids/id';
import { log } from '@/server/core/log';
import { gatewayFor } from '../payments/gateways';
import { findPaymentOf } from './find-payment-of';
import { readIfUnderstood } from './read-if-understood';

/** Seconds to the next attempt of the sweep: doubled with each failure, between these two. */
const [firstPauseSeconds, longestPauseSeconds] = [3, 600];

export const recordApplyFailureInput = z.object({ inboxEventId: id, error: z.unknown() });

/**
 * Writes on the inbox row why it could not be applied, with every cause of the error, and links it to its purchase, where
 * the diagnosis reads it. Each failure doubles the pause to the next attempt. Never throws: what cannot be written, because
 * the database is away, is logged by the caller with the error itself.
 */
export async function recordApplyFailure(
  ctx: Context,
  rawInput: z.input<typeof recordApplyFailureInput>,
): Promise<void> {
  authorize(ctx, 'webhook', 'staff', 'system');
  const { inboxEventId, error } = recordApplyFailureInput.parse(rawInput);
  try {
    const payment = await findPayment(ctx, inboxEventId).catch(() => null);
    await ctx.db.$executeRaw`
      UPDATE "PaymentEvent" SET attempts = attempts + 1, "lastError" = ${describeError(error)},
        "nextAttemptAt" = now() + least(${longestPauseSeconds}::int, ${firstPauseSeconds}::int * 2 ^ least(attempts, 20)) * interval '1 second',
        "paymentId" = coalesce("paymentId", ${payment?.id ?? null}),
        "purchaseId" = coalesce("purchaseId", ${payment?.purchaseId ?? null})
      WHERE id = ${inboxEventId} AND "appliedAt" IS NULL`;
  } catch (failure) {
    log.warn({ err: failure, inboxEventId }, 'the failure of a payment event could not be recorded');
  }
}

/** Null when it is about no payment here, or its gateway or its body cannot be read: that may be the failure itself. */
async function findPayment({ db }: Pick<Context, 'db'>, inboxEventId: string) {
  const row = await db.paymentEvent.findUnique({
    where: { id: inboxEventId },
    select: { provider: true, payload: true },
  });
  const event = row && readIfUnderstood(gatewayFor(row.provider, db), row.payload);
  return event && event.kind !== 'unknown' ? findPaymentOf(db, row.provider, event.payment) : null;
}
