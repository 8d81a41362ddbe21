import type { RefundStatus } from '@/prisma/generated/enums';

/** How far a refund has come. One that succeeded can still fail, when the bank sends it back; then it is over. */
const progress = { PENDING: 0, SUCCEEDED: 1, CANCELLED: 2, FAILED: 2 } as const satisfies Record<
  RefundStatus,
  number
>;

/**
 * Whether a refund moves from one state to another. It only moves forward, so events in any order, twice, early or late end
 * in the same state. The database holds the same rule: `refund_moves_forward`.
 */
export function movesRefund(from: RefundStatus, to: RefundStatus): boolean {
  return progress[to] > progress[from];
}
