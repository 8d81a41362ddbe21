import type { RefundStatus } from '@/prisma/generated/enums';
import type { NewEntry } from '@/server/process/timeline/append-entry';

const kinds = {
  PENDING: 'refund.requested',
  SUCCEEDED: 'refund.succeeded',
  FAILED: 'refund.failed',
  CANCELLED: 'refund.cancelled',
} as const satisfies Record<RefundStatus, string>;

/** What the timeline says of a refund that reached a state: of one that failed, why. */
export function refundEntry(
  provider: string,
  row: { id: string; reason: string; providerRef: string | null },
  refund: {
    status: RefundStatus;
    amount: number;
    currency: string;
    providerRef: string | null;
    failureReason: string | null;
  },
): NewEntry {
  const { status, amount, currency, failureReason } = refund;
  const data = {
    refundId: row.id,
    provider,
    providerRef: refund.providerRef ?? row.providerRef,
    amount,
    currency,
    reason: status === 'FAILED' ? (failureReason ?? 'The provider does not say why.') : row.reason,
  };
  return { kind: kinds[status], data };
}
