import { formatMoney } from '@/server/core/money/format-money';
import { failedRefunds } from '../../evidence/failed-refunds';
import type { CauseRule } from '../verdict';

/** A refund was requested, the provider did not make it, and nothing makes up for it. */
export const refundFailed: CauseRule = (evidence) => {
  const failed = failedRefunds(evidence);
  const [first] = failed;
  if (!first) return null;
  const amounts = failed.map(({ amount, currency }) => formatMoney(amount, currency));
  return {
    state: 'stopped',
    stage: 'pay',
    key: failed.map(({ id }) => id).join('+'),
    headline:
      failed.length === 1 ? `A refund of ${amounts[0]} failed` : `Refunds of ${amounts.join(' and ')} failed`,
    explanation: `${first.failureReason ?? 'The provider does not say why.'} Retry it, or pay the student another way and record that.`,
    confidence: { level: 'certain', reason: 'The provider said so, and no other refund makes up for it.' },
    remedies: ['retry-refund', 'record-refund'],
  };
};
