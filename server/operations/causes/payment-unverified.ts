import type { PaymentStatus } from '@/prisma/generated/enums';
import { isStageLateBy } from '../evidence/current-stage';
import { unappliedWords } from '../evidence/unapplied-words';
import type { CauseRule } from './verdict';

/** How long a provider's webhook may take, in milliseconds, before it counts as lost. */
export const webhookDueMs = 30_000;

const isTaken = new Set<PaymentStatus>(['SUCCEEDED', 'REJECTED', 'REFUNDED']);

/** The provider was paid and Caravan does not know, or knows and refused: the webhook was lost, late or rejected. */
export const paymentUnverified: CauseRule = (evidence) => {
  const { purchase, payments, inbox, provider, now } = evidence;
  if (purchase.status !== 'PENDING' && purchase.status !== 'EXPIRED') return null;
  const rejected = inbox.findLast(({ outcome }) => outcome === 'REJECTED');
  const waiting = inbox.find(({ appliedAt }) => appliedAt === null);
  const word = provider?.ok ? provider.checkout : null;
  const paidAt = word?.paidAt ?? null;
  const isOverdue =
    isStageLateBy(evidence) || (paidAt !== null && now.getTime() - paidAt.getTime() > webhookDueMs);
  if (!isOverdue || (word && word.status !== 'paid')) return null;
  const payment = payments.at(-1);
  // What is recorded as taken is verified, and has a clock of its own.
  if (payment && isTaken.has(payment.status)) return null;
  const healing = {
    kind: 'reconcile' as const,
    reason: 'Recovered automatically. No second charge.',
  };
  const common = { stage: 'pay' as const, key: payment?.id, state: 'stopped' as const, healing };
  if (rejected) {
    return {
      ...common,
      headline: 'Paid, but Caravan refused the payment',
      explanation: `${rejected.outcomeReason ?? 'It does not match the purchase.'} The provider has the money. Refund it.`,
      confidence: {
        level: 'certain',
        reason: 'The webhook is in the inbox, with the reason for its rejection.',
      },
      remedies: ['cancel', 'reconcile'],
    };
  }
  return {
    ...common,
    headline: 'Paid, but Caravan has not confirmed the payment',
    explanation: waiting
      ? `Its webhook is in the inbox, ${unappliedWords(waiting)}. Reconciling confirms the payment the same way.`
      : 'The webhook never arrived. Reconciling asks the provider and confirms the payment the same way.',
    confidence: word
      ? {
          level: 'certain',
          reason: 'The provider says that it is paid, just now. No webhook confirmed it.',
        }
      : {
          level: 'likely',
          reason: `An earlier check found it paid. The provider does not answer now${provider?.ok === false ? ` (${provider.reason})` : ''}.`,
        },
    remedies: ['reconcile', 'cancel'],
  };
};
