import { formatMoney } from '@/server/core/money/format-money';
import type { CauseRule } from '../verdict';

/** The payer disputes the payment with their bank, which has not decided. */
export const paymentDisputed: CauseRule = ({ payments, now }) => {
  const dispute = payments
    .flatMap(({ disputes }) => disputes)
    .find(({ status }) => status === 'INQUIRY' || status === 'OPEN');
  if (!dispute) return null;
  const { id, status, amount, currency, reason, evidenceDueAt } = dispute;
  const day = evidenceDueAt?.toISOString().slice(0, 10);
  const isOver = evidenceDueAt !== null && evidenceDueAt < now;
  const answer = isOver
    ? `The time for evidence ended on ${day}. The bank decides next.`
    : `Answer it in the provider’s dashboard${day ? ` by ${day}` : ''}.`;
  const money = formatMoney(amount, currency);
  return {
    state: 'waiting',
    stage: 'pay',
    key: `${id}@${status}`,
    headline: status === 'INQUIRY' ? `The bank asks about ${money}` : `${money} is disputed`,
    explanation: `The bank’s reason: ${reason}. ${answer} Caravan records the outcome when the provider reports it.`,
    confidence: { level: 'certain', reason: 'The provider reported the dispute, and not yet its end.' },
    remedies: ['check-dispute', 'cancel'],
  };
};
