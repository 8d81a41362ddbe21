import { formatMoney } from '@/server/core/money/format-money';
import { moneyOfPayment } from '@/server/purchases/money/money-of';
import type { CauseRule } from '../verdict';

/** The provider took money that no course takes: paid twice, too late, or another amount than quoted. All of it is owed back. */
export const refundDue: CauseRule = ({ payments }) => {
  const due = payments
    .filter(({ status }) => status === 'REJECTED')
    .map(({ id, failureReason, ...payment }) => ({ id, failureReason, ...moneyOfPayment(payment) }))
    .filter(({ owed }) => owed > 0);
  const [first] = due;
  if (!first) return null;
  const amounts = due.map(({ owed, currency }) => formatMoney(owed, currency));
  return {
    state: 'stopped',
    stage: 'pay',
    key: due.map(({ id }) => id).join('+'),
    headline: `${amounts.join(' and ')} is owed back to the student`,
    explanation: `${first.failureReason ?? 'No course takes this payment.'} Nothing is on its way back yet.`,
    confidence: {
      level: 'certain',
      reason: 'The payment is recorded as rejected, and no refund of this amount is recorded.',
    },
    remedies: ['refund', 'record-refund'],
  };
};
