import type { PaymentStatus, RefundStatus } from '@/prisma/generated/enums';
import { formatMoney } from '@/server/core/money/format-money';
import { isSameMoney } from '@/server/core/money/is-same-money';
import type { Amount } from '../gateway/gateway';

type OurPayment = Amount & {
  status: PaymentStatus;
  takenAmount: number | null;
  takenCurrency: string | null;
};
type OurRefund = Amount & { status: RefundStatus };

const wasTaken = new Set<PaymentStatus>(['SUCCEEDED', 'REJECTED', 'REFUNDED']);
const words = ({ amount, currency }: Amount) => formatMoney(amount, currency);

/** What we say that a payment took. */
const takenOf = ({ amount, currency, takenAmount, takenCurrency }: OurPayment): Amount => ({
  amount: takenAmount ?? amount,
  currency: takenCurrency ?? currency,
});

/** How a payment of the provider differs from ours, for staff, with what to do; null when both agree. */
export function comparePayment(theirs: Amount, ours: OurPayment | null): string | null {
  const there = `The provider took ${words(theirs)}`;
  if (!ours)
    return `${there}, and no payment here is that. Find out what it is for, and refund it at the provider.`;
  if (!wasTaken.has(ours.status))
    return `${there}, and the payment is ${ours.status} here. Reconcile the purchase.`;
  const taken = takenOf(ours);
  if (isSameMoney(theirs, taken)) return null;
  return `${there}, and we have ${words(taken)}. Compare both, and refund the difference.`;
}

/** How a refund of the provider differs from ours, in the same way. */
export function compareRefund(
  theirs: Amount & { status: RefundStatus },
  ours: OurRefund | null,
): string | null {
  const there = `A refund of ${words(theirs)} is ${theirs.status} at the provider`;
  if (!ours) return `${there}, and is not known here. Reconcile the purchase.`;
  if (!isSameMoney(theirs, ours)) return `${there}, and we have ${words(ours)}. Compare both.`;
  if (theirs.status === ours.status) return null;
  return `${there}, and ${ours.status} here. Reconcile the purchase.`;
}

/** What is said of money that we have and the provider does not. */
export const unknownThere = {
  payment: (ours: OurPayment) =>
    `We have ${words(takenOf(ours))} as ${ours.status}, and the provider does not have that payment. Look for it there; if it was never taken, cancel the purchase.`,
  refund: (ours: OurRefund) =>
    `We have a refund of ${words(ours)} as ${ours.status}, and the provider does not have it. Refund it again.`,
};
