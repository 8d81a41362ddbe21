import type { Prisma } from '@/prisma/generated/client';
import type { TestGatewayStatus } from '@/prisma/generated/enums';
import type { Db } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import type { ProviderCheckout, ProviderDispute, ProviderRefund } from '../gateway';
import { refsOf } from './refs-of';

const statuses = {
  OPEN: 'open',
  CONFIRMING: 'confirming',
  PAID: 'paid',
  FAILED: 'failed',
  EXPIRED: 'expired',
} as const satisfies Record<TestGatewayStatus, ProviderCheckout['status']>;

export const refundSelect = {
  id: true,
  reference: true,
  status: true,
  amount: true,
  failureReason: true,
} as const satisfies Prisma.TestGatewayRefundSelect;

type RefundRow = Prisma.TestGatewayRefundGetPayload<{ select: typeof refundSelect }>;

/** A refund as the interface has it. */
export const toRefund = (row: RefundRow, currency: string): ProviderRefund => ({
  providerRef: row.id,
  refundId: row.reference,
  status: row.status,
  amount: row.amount,
  currency,
  failureReason: row.failureReason,
});

/** A checkout of the test gateway with its refunds and disputes. Throws NotFoundError `checkout.unknown`. */
export async function readTestCheckout(db: Db, id: string): Promise<ProviderCheckout> {
  const checkout = await db.testGatewayCheckout.findUnique({
    where: { id },
    select: {
      reference: true,
      status: true,
      amount: true,
      currency: true,
      method: true,
      settledAt: true,
      refunds: { orderBy: { createdAt: 'asc' }, select: refundSelect },
      disputes: {
        orderBy: { openedAt: 'asc' },
        select: { id: true, status: true, amount: true, reason: true, openedAt: true, evidenceDueAt: true },
      },
    },
  });
  if (!checkout) throw new NotFoundError('checkout.unknown', 'The provider knows no such checkout.');
  const { reference, status, amount, currency, method, settledAt } = checkout;
  const { intentRef, chargeRef } = refsOf({ id, reference });
  const disputes = checkout.disputes.map(
    ({ id: providerRef, ...dispute }): ProviderDispute => ({ providerRef, currency, ...dispute }),
  );
  const gone = [
    ...checkout.refunds.filter((refund) => refund.status === 'SUCCEEDED'),
    ...disputes.filter((dispute) => dispute.status === 'LOST'),
  ].reduce((sum, part) => sum + part.amount, 0);
  const isGone = status === 'PAID' && gone >= amount;
  return {
    status: isGone ? 'refunded' : statuses[status],
    amount,
    currency,
    method,
    paidAt: status === 'PAID' ? settledAt : null,
    intentRef,
    chargeRef,
    refunds: checkout.refunds.map((refund) => toRefund(refund, currency)),
    disputes,
  };
}
