import { contract } from '@/server/process/stages/contract';
import type { CauseRule } from './verdict';

/** The money went back, by a refund or a chargeback, while the purchase is in flight or has sessions to come. */
export const paymentReversed: CauseRule = ({ purchase, payments, provider, sessions, now }) => {
  const isInFlight = contract.isOwed(purchase.status);
  const hasMore =
    purchase.status === 'SCHEDULED' &&
    sessions.some((session) => session.status === 'SCHEDULED' && session.startsAt > now);
  if (!isInFlight && !hasMore) return null;
  if (payments.some(({ status }) => status === 'SUCCEEDED') && !isRefundedThere(provider)) return null;
  const reversed = payments.find(({ status }) => status === 'REFUNDED');
  if (!reversed && !isRefundedThere(provider)) return null;
  return {
    state: 'stopped',
    ...(hasMore && { stage: 'schedule' as const }), // what has to be given back, not whom nobody told
    headline: 'The payment was refunded or charged back',
    explanation: hasMore
      ? 'The sessions to come are still booked. Cancel to release the trainer and the times.'
      : 'The pipeline has stopped. Cancel to release what the purchase holds.',
    confidence: {
      level: 'certain',
      reason: reversed
        ? `The payment ${reversed.providerRef} is recorded as refunded, and no other payment succeeded.`
        : 'The provider says so, just now.',
    },
    key: reversed?.id,
    remedies: ['cancel'],
  };
};

const isRefundedThere = (provider: Parameters<CauseRule>[0]['provider']) =>
  provider?.ok === true && provider.checkout.status === 'refunded';
