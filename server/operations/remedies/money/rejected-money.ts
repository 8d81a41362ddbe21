import type { Evidence } from '@/server/operations/evidence/evidence';
import { moneyOfPayment } from '@/server/purchases/money/money-of';

/** What is owed of each payment that no course takes, in minor units of its currency. */
export const rejectedMoney = ({ payments }: Pick<Evidence, 'payments'>) =>
  payments.flatMap((payment) => {
    const { owed: amount, currency } = moneyOfPayment(payment);
    return payment.status === 'REJECTED' && amount > 0 ? [{ paymentId: payment.id, amount, currency }] : [];
  });
