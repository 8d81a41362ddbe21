import type { DifferenceKind, PaymentStatus, RefundStatus } from '@/prisma/generated/enums';
import { formatMoney } from '@/server/core/money/format-money';
import { isSameMoney } from '@/server/core/money/is-same-money';
import type { Amount } from '../gateway/gateway';

type OurPayment = Amount & {
  status: PaymentStatus;
  takenAmount: number | null;
  takenCurrency: string | null;
};
type OurRefund = Amount & { status: RefundStatus };

/** What differs, and how, for staff. */
export type Differs = { kind: DifferenceKind; detail: string };

const wasTaken = new Set<PaymentStatus>(['SUCCEEDED', 'REJECTED', 'REFUNDED']);
const words = ({ amount, currency }: Amount) => formatMoney(amount, currency);

/** What we say that a payment took. */
const takenOf = ({ amount, currency, takenAmount, takenCurrency }: OurPayment): Amount => ({
  amount: takenAmount ?? amount,
  currency: takenCurrency ?? currency,
});

/** How a payment of the provider differs from ours; null when both agree. */
export function comparePayment(theirs: Amount, ours: OurPayment | null): Differs | null {
  const there = `The provider took ${words(theirs)}`;
  if (!ours) return { kind: 'PAYMENT_UNKNOWN_HERE', detail: `${there}, and no payment here is that.` };
  if (!wasTaken.has(ours.status))
    return { kind: 'PAYMENT_NOT_TAKEN', detail: `${there}, and the payment is ${ours.status} here.` };
  const taken = takenOf(ours);
  if (isSameMoney(theirs, taken)) return null;
  return { kind: 'PAYMENT_AMOUNT', detail: `${there}, and we have ${words(taken)}.` };
}

/** How a refund of the provider differs from ours, in the same way. */
export function compareRefund(
  theirs: Amount & { status: RefundStatus },
  ours: OurRefund | null,
): Differs | null {
  const there = `A refund of ${words(theirs)} is ${theirs.status} at the provider`;
  if (!ours) return { kind: 'REFUND_UNKNOWN_HERE', detail: `${there}, and is not known here.` };
  if (!isSameMoney(theirs, ours))
    return { kind: 'REFUND_AMOUNT', detail: `${there}, and we have ${words(ours)}.` };
  if (theirs.status === ours.status) return null;
  return { kind: 'REFUND_STATUS', detail: `${there}, and ${ours.status} here.` };
}

/** What is said of money that we have and the provider does not. */
export const unknownThere = {
  payment: (ours: OurPayment): Differs => ({
    kind: 'PAYMENT_UNKNOWN_THERE',
    detail: `We have ${words(takenOf(ours))} as ${ours.status}, and the provider does not have that payment.`,
  }),
  refund: (ours: OurRefund): Differs => ({
    kind: 'REFUND_UNKNOWN_THERE',
    detail: `We have a refund of ${words(ours)} as ${ours.status}, and the provider does not have it.`,
  }),
};
