import { formatMoney } from '@/server/core/money/format-money';
import { moneyOf } from '@/server/purchases/money/money-of';
import type { EvidenceItem } from '../causes/verdict';
import type { Evidence, PaymentEvidence } from '../evidence/evidence';
import { unappliedWords } from '../evidence/unapplied-words';
import { isoSecond } from './iso-second';
import { sqlLiteral } from './sql-literal';

/** What is known about the money of a purchase: its payments with their refunds and disputes, the sums, and the webhooks. */
export function listMoneyEvidence(evidence: Evidence): EvidenceItem[] {
  const { payments } = evidence;
  return [
    ...payments.flatMap((payment) => [
      paymentItem(evidence, payment),
      ...refundItems(payment),
      ...disputeItems(payment),
    ]),
    ...sumItems(evidence),
    ...providerItems(evidence),
    ...webhookItems(evidence),
  ];
}

function paymentItem({ purchase }: Evidence, payment: PaymentEvidence): EvidenceItem {
  const { provider, providerRef, status, failureReason } = payment;
  const taken = formatMoney(payment.takenAmount ?? payment.amount, payment.takenCurrency ?? payment.currency);
  const why = status === 'REJECTED' && failureReason ? `: ${failureReason}` : '';
  return {
    label: 'Payment',
    finding: `${status} at ${provider}, ${taken}, reference ${providerRef}${why}`,
    tone: status === 'SUCCEEDED' ? 'ok' : status === 'REFUNDED' || status === 'REJECTED' ? 'bad' : 'neutral',
    query: `SELECT status, amount, currency, "takenAmount", "takenCurrency", "providerRef", "succeededAt" FROM "Payment" WHERE "purchaseId" = ${sqlLiteral(purchase.id)};`,
  };
}

const refundTones = { SUCCEEDED: 'ok', PENDING: 'neutral', CANCELLED: 'warn', FAILED: 'bad' } as const;

function refundItems({ id, refunds }: PaymentEvidence): EvidenceItem[] {
  return refunds.map(({ status, amount, currency, createdAt, failureReason, retriedBy }) => ({
    label: 'Refund',
    finding: [
      `${status}, ${formatMoney(amount, currency)}, requested ${isoSecond(createdAt)}`,
      failureReason && `: ${failureReason}`,
      retriedBy && '; made up for by a later refund',
    ]
      .filter(Boolean)
      .join(''),
    tone: retriedBy ? 'neutral' : refundTones[status],
    query: `SELECT status, amount, currency, reason, "failureReason", "providerRef", "retryOfId", attempts, "lastError" FROM "Refund" WHERE "paymentId" = ${sqlLiteral(id)} ORDER BY "createdAt";`,
  }));
}

const disputeTones = { INQUIRY: 'warn', OPEN: 'bad', WON: 'ok', LOST: 'bad' } as const;

function disputeItems({ id, disputes }: PaymentEvidence): EvidenceItem[] {
  return disputes.map(({ status, amount, currency, reason, providerRef, evidenceDueAt }) => ({
    label: 'Dispute',
    finding: `${status}, ${formatMoney(amount, currency)}, reference ${providerRef}: ${reason}${evidenceDueAt ? `; evidence due ${isoSecond(evidenceDueAt)}` : ''}`,
    tone: disputeTones[status],
    query: `SELECT status, amount, currency, reason, "providerRef", "openedAt", "evidenceDueAt", "closedAt" FROM "Dispute" WHERE "paymentId" = ${sqlLiteral(id)} ORDER BY "openedAt";`,
  }));
}

/** The sums in each currency, once money has moved in another way than a plain payment. */
function sumItems({ purchase, payments }: Evidence): EvidenceItem[] {
  const hasMoved = payments.some(
    ({ status, refunds, disputes }) => status === 'REJECTED' || refunds.length + disputes.length > 0,
  );
  if (!hasMoved) return [];
  return moneyOf({ currency: purchase.currency, payments })
    .filter(({ taken }) => taken > 0)
    .map(({ currency, taken, ...where }) => {
      const parts = (['returned', 'returning', 'disputed', 'owed'] as const)
        .filter((part) => where[part] > 0)
        .map((part) => `${part} ${formatMoney(where[part], currency)}`);
      return {
        label: 'Money',
        finding: [`taken ${formatMoney(taken, currency)}`, ...parts].join(', '),
        tone: where.owed > 0 || where.disputed > 0 ? ('bad' as const) : ('neutral' as const),
        query: `SELECT * FROM "PaymentMoney" WHERE "purchaseId" = ${sqlLiteral(purchase.id)};`,
      };
    });
}

function providerItems({ provider }: Evidence): EvidenceItem[] {
  if (!provider) return [];
  return [
    {
      label: 'Provider, now',
      finding: provider.ok
        ? `says ${provider.checkout.status}, ${formatMoney(provider.checkout.amount, provider.checkout.currency)}`
        : provider.reason,
      tone: provider.ok ? 'neutral' : 'warn',
    },
  ];
}

function webhookItems({ inbox }: Evidence): EvidenceItem[] {
  return inbox
    .filter(({ appliedAt, outcome }) => !appliedAt || outcome === 'REJECTED')
    .map(({ id, type, receivedAt, outcomeReason, ...rest }) => ({
      label: 'Webhook',
      finding: `${type}, received ${isoSecond(receivedAt)}: ${outcomeReason ?? unappliedWords(rest)}`,
      tone: 'bad',
      query: `SELECT type, "receivedAt", "appliedAt", outcome, "outcomeReason", attempts, "lastError", "nextAttemptAt" FROM "PaymentEvent" WHERE id = ${sqlLiteral(id)};`,
    }));
}
