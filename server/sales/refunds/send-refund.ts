import { z } from 'zod';
import type { RefundStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { DomainError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { log } from '@/server/core/log';
import type { PaymentGateway, ProviderRefund } from '../gateway/gateway';
import { gatewayFor } from '../payments/gateways';
import { recordRefund } from './record-refund';

/** Seconds to the next attempt of the sweep: doubled with each failure, between these two. */
const [firstPauseSeconds, longestPauseSeconds] = [10, 3600];

/** Refusals of a provider that no later attempt changes. */
const isForGood = new Set(['refund.refused', 'checkout.unknown']);

export const sendRefundInput = z.object({ refundId: id });

const selectRefund = {
  id: true,
  paymentId: true,
  provider: true,
  providerRef: true,
  status: true,
  amount: true,
  currency: true,
  attempts: true,
  payment: { select: { providerRef: true, purchaseId: true } },
} as const;

/**
 * Asks the provider to make a refund that is recorded here, by its id as idempotency key, and records the answer. One that
 * the provider refuses for good has failed. When the provider cannot be asked, it stays PENDING and is sent again by the
 * sweep, later each time. Returns its state now. Safe to call twice and at once.
 */
export async function sendRefund(
  ctx: Context,
  rawInput: z.input<typeof sendRefundInput>,
): Promise<RefundStatus> {
  authorize(ctx, 'admin', 'system');
  const { refundId } = sendRefundInput.parse(rawInput);
  const row = await ctx.db.refund.findUniqueOrThrow({ where: { id: refundId }, select: selectRefund });
  if (row.status !== 'PENDING' || row.providerRef) return row.status;
  try {
    const refund = await makeOrFind(gatewayFor(row.provider, ctx.db), row);
    await recordRefund(ctx, { paymentId: row.paymentId, refund });
  } catch (error) {
    if (error instanceof DomainError && isForGood.has(error.code)) {
      const { paymentId, amount, currency } = row;
      const failed = { status: 'FAILED' as const, failureReason: error.message, providerRef: null };
      await recordRefund(ctx, { paymentId, refund: { ...failed, refundId, amount, currency } });
    } else {
      await noteFailure(ctx, refundId, error);
    }
  }
  const { status } = await ctx.db.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { status: true },
  });
  return status;
}

type Row = {
  id: string;
  amount: number;
  currency: string;
  attempts: number;
  payment: { providerRef: string; purchaseId: string };
};

/** Providers forget an idempotency key after a day, so what may have been asked for before is looked for first. */
async function makeOrFind(gateway: PaymentGateway, row: Row): Promise<ProviderRefund> {
  const { id: refundId, amount, currency, payment } = row;
  if (row.attempts > 0) {
    const { refunds } = await gateway.retrieveCheckout(payment.providerRef);
    const made = refunds.find((refund) => refund.refundId === refundId);
    if (made) return made;
  }
  const { providerRef: checkoutRef, purchaseId: reference } = payment;
  return gateway.refund({ refundId, checkoutRef, reference, amount, currency });
}

async function noteFailure({ db }: Pick<Context, 'db'>, refundId: string, error: unknown): Promise<void> {
  log.warn({ err: error, refundId }, 'the provider could not be asked for a refund, and is asked again');
  await db.$executeRaw`
    UPDATE "Refund" SET attempts = attempts + 1, "lastError" = ${describeError(error)},
      "nextAttemptAt" = now() + least(${longestPauseSeconds}::int, ${firstPauseSeconds}::int * 2 ^ least(attempts, 20)) * interval '1 second'
    WHERE id = ${refundId} AND status = 'PENDING'`;
}
