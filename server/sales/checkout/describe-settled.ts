import type { PurchaseStatus } from '@/prisma/generated/enums';

/**
 * Why a checkout that is over does not begin again, as a sentence for its student. `isPaid`: a payment of it succeeded and
 * was not returned.
 */
export function describeSettled({
  number,
  status,
  isPaid,
}: {
  number: number;
  status: Exclude<PurchaseStatus, 'PENDING'>;
  isPaid: boolean;
}): string {
  switch (status) {
    case 'EXPIRED':
      return 'This checkout has ended. Begin a new one.';
    case 'CANCELLED':
      return `P-${number} was cancelled. Begin a new checkout if you want this course.`;
    case 'REFUNDED':
      return `P-${number} was cancelled, and your money was returned. Begin a new checkout if you want this course.`;
    default:
      return isPaid
        ? `P-${number} is paid already. You are not charged again.`
        : `The payment of P-${number} went back to you. Please write to us before you pay again.`;
  }
}
