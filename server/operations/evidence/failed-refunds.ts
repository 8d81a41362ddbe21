import { moneyOfPayment } from '@/server/purchases/money/money-of';
import type { Evidence } from './evidence';

/** The refunds that failed, each with its payment, while money of that payment is owed and no other refund makes up for them. */
export const failedRefunds = ({ payments }: Pick<Evidence, 'payments'>) =>
  payments.flatMap((payment) =>
    moneyOfPayment(payment).owed === 0
      ? []
      : payment.refunds
          .filter(({ status, retriedBy }) => status === 'FAILED' && retriedBy === null)
          .map((refund) => ({ ...refund, paymentId: payment.id })),
  );
