import { z } from 'zod';
import { formatMoney } from '@/server/core/money/format-money';
import { entryKind, join } from './entry-kind';

const refund = { refundId: z.string(), amount: z.number(), currency: z.string(), reason: z.string() };
const atProvider = { provider: z.string(), providerRef: z.string().nullable() };
const dispute = {
  disputeId: z.string(),
  ...atProvider,
  amount: z.number(),
  currency: z.string(),
  reason: z.string(),
};

/** Money on its way back, by a refund or a dispute. Each of these is about one row of Refund or Dispute. */
export const refundKinds = {
  'refund.requested': entryKind('BUSINESS', refund, ({ amount, currency, reason }) => ({
    title: 'Refund requested',
    detail: join([formatMoney(amount, currency), reason]),
    tone: 'info',
  })),
  'refund.succeeded': entryKind('BUSINESS', { ...refund, ...atProvider }, ({ amount, currency, reason }) => ({
    title: 'Refunded',
    detail: join([formatMoney(amount, currency), reason]),
    tone: 'ok',
  })),
  /** `reason` is why it failed. */
  'refund.failed': entryKind('BUSINESS', { ...refund, ...atProvider }, ({ amount, currency, reason }) => ({
    title: 'Refund failed',
    detail: join([formatMoney(amount, currency), reason]),
    tone: 'bad',
  })),
  'refund.cancelled': entryKind('BUSINESS', { ...refund, ...atProvider }, ({ amount, currency, reason }) => ({
    title: 'Refund cancelled at the provider',
    detail: join([formatMoney(amount, currency), reason]),
    tone: 'warn',
  })),
  'dispute.inquired': entryKind('BUSINESS', dispute, ({ amount, currency, reason }) => ({
    title: 'The bank asks about the payment',
    detail: join([formatMoney(amount, currency), reason]),
    tone: 'warn',
  })),
  'dispute.opened': entryKind(
    'BUSINESS',
    { ...dispute, evidenceDueAt: z.string().nullable() },
    ({ amount, currency, reason, evidenceDueAt }) => ({
      title: 'Payment disputed',
      detail: join([
        formatMoney(amount, currency),
        reason,
        evidenceDueAt && `evidence due ${evidenceDueAt.slice(0, 10)}`,
      ]),
      tone: 'bad',
    }),
  ),
  'dispute.won': entryKind('BUSINESS', dispute, ({ amount, currency }) => ({
    title: 'Dispute won',
    detail: formatMoney(amount, currency),
    tone: 'ok',
  })),
  'dispute.lost': entryKind('BUSINESS', dispute, ({ amount, currency }) => ({
    title: 'Dispute lost: the bank returned the money',
    detail: formatMoney(amount, currency),
    tone: 'bad',
  })),
};
