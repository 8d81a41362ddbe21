import { Fragment } from 'react';
import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import type { InboxOutcome, PaymentStatus } from '@/prisma/generated/enums';
import { formatDuration } from '@/server/core/time/format-duration';
import type { Tone } from '@/server/core/vocabulary/tone';
import { inboxOutcomeWords } from '@/server/process/vocabulary/inbox-outcomes';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import { Facts } from '../facts';
import { RefundList } from '../money/refund-list';
import { Raw } from '../raw';

const statuses: Record<PaymentStatus, [Tone, string]> = {
  PENDING: ['neutral', 'Not paid'],
  SUCCEEDED: ['ok', 'Succeeded'],
  FAILED: ['bad', 'Failed'],
  CANCELLED: ['neutral', 'Cancelled'],
  CONFIRMING: ['neutral', 'Confirming'],
  REJECTED: ['bad', 'To be refunded'],
  REFUNDED: ['warn', 'Refunded'],
};
/** The outcome of a webhook in a word. */
export function OutcomeBadge({ outcome }: { outcome: InboxOutcome | null }) {
  const [tone, word] = inboxOutcomeWords(outcome);
  return <Badge tone={tone}>{word}</Badge>;
}

/** Every payment of the purchase, with the provider's webhooks about it. */
export function PaymentCard({
  payments,
  inbox,
  zone,
}: Pick<PurchaseDetail, 'payments' | 'inbox'> & { zone?: string }) {
  return (
    <Panel title="Payment">
      {payments.length === 0 && <p className="px-4 pb-4 text-muted">No payment yet.</p>}
      {payments.map((payment) => (
        <Fragment key={payment.id}>
          <Facts
            facts={[
              ['Provider', payment.provider],
              [
                'Reference',
                <code key="ref" className="font-mono text-[0.92em]">
                  {payment.providerRef}
                </code>,
              ],
              [
                'Status',
                <Badge key="status" tone={statuses[payment.status][0]}>
                  {statuses[payment.status][1]}
                </Badge>,
              ],
              [
                'Amount',
                <strong key="amount">
                  <Money amount={payment.amount} currency={payment.currency} />
                </strong>,
              ],
              ['Method', payment.method],
              ['Paid', payment.succeededAt && <LocalTime key="at" at={payment.succeededAt} zone={zone} />],
              ['Reason', payment.failureReason],
            ]}
          />
          <RefundList payment={payment} zone={zone} />
        </Fragment>
      ))}
      {inbox.length > 0 && (
        <ul className="border-t border-line">
          {inbox.map((event) => (
            <li key={event.id} className="grid gap-1 border-b border-line px-4 py-2.5 last:border-0">
              <p className="flex items-center justify-between gap-2">
                <code className="min-w-0 truncate font-mono text-[0.92em]">{event.type}</code>
                <OutcomeBadge outcome={event.outcome} />
              </p>
              <p className="text-xs text-muted">
                <LocalTime at={event.receivedAt} shape="second" zone={zone} />
                {event.appliedAt &&
                  `, applied in ${formatDuration(event.appliedAt.getTime() - event.receivedAt.getTime())}`}
                , {event.deliveries === 1 ? 'delivered once' : `delivered ${event.deliveries} times`}
                {event.outcomeReason && `: ${event.outcomeReason}`}
                {event.lastError && `. Not applied after ${event.attempts} attempts: ${event.lastError}`}
              </p>
              <Raw label={event.providerEventId} value={event.payload} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
