import type { PurchaseStatus } from '@/prisma/generated/enums';

/**
 * Why a course is not sold to a student again while an earlier purchase of it is not over, as a sentence for them. `isPaid`:
 * a payment of it succeeded and was not returned.
 */
export function describeInFlight({
  number,
  status,
  isPaid,
}: {
  number: number;
  status: PurchaseStatus;
  isPaid: boolean;
}): string {
  if (isPaid) return `You have paid for this course: P-${number} is on its way. You are not charged again.`;
  if (status === 'PENDING') {
    return `We are looking into a payment of P-${number}, your earlier checkout of this course. You are not charged again.`;
  }
  return `The payment of P-${number} went back to you. Please write to us before you pay for this course again.`;
}
