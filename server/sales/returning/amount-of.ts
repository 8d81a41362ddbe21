import { PreconditionError } from '@/server/core/errors';
import { formatMoney } from '@/server/core/money/format-money';
import type { RefundChoice } from './return-choice';

/**
 * The amount that a choice means for a purchase, in minor units. The price of some sessions is rounded up, in the student's
 * favor, and is at most what is left.
 *
 * Throws PreconditionError `refund.too-much` for more than is left, `refund.nothing-left` when there is nothing to return.
 */
export function amountOf(
  choice: RefundChoice,
  {
    left,
    price,
    currency,
    sessionCount,
  }: { left: number; price: number; currency: string; sessionCount: number },
): number {
  if (choice.kind === 'none') return 0;
  if (left === 0)
    throw new PreconditionError('refund.nothing-left', 'There is no money left to refund on this purchase.');
  if (choice.kind === 'all') return left;
  if (choice.kind === 'sessions') {
    if (choice.count > sessionCount)
      throw new PreconditionError('refund.too-much', `The plan has ${sessionCount} sessions.`);
    return Math.min(left, Math.ceil((price * choice.count) / sessionCount));
  }
  if (choice.amount > left)
    throw new PreconditionError(
      'refund.too-much',
      `At most ${formatMoney(left, currency)} can be refunded on this purchase.`,
    );
  return choice.amount;
}
