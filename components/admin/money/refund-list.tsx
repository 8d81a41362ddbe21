import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import type { DisputeStatus, RefundStatus } from '@/prisma/generated/enums';
import type { Tone } from '@/server/core/vocabulary/tone';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';

const refundStates: Record<RefundStatus, [Tone, string]> = {
  PENDING: ['info', 'On its way'],
  SUCCEEDED: ['ok', 'Refunded'],
  FAILED: ['bad', 'Failed'],
  CANCELLED: ['neutral', 'Cancelled'],
};
const disputeStates: Record<DisputeStatus, [Tone, string]> = {
  INQUIRY: ['warn', 'Bank asks'],
  OPEN: ['bad', 'Disputed'],
  WON: ['ok', 'Dispute won'],
  LOST: ['bad', 'Dispute lost'],
};

/** The refunds and disputes of a payment: how much, how far, why and by whom. */
export function RefundList({
  payment: { refunds, disputes },
  zone,
}: {
  payment: PurchaseDetail['payments'][number];
  zone?: string;
}) {
  if (refunds.length + disputes.length === 0) return null;
  return (
    <ul aria-label="Refunds and disputes" className="border-t border-line">
      {refunds.map(({ id, status, amount, currency, reason, failureReason, actorName, createdAt }) => (
        <li key={id} className="grid gap-1 border-b border-line px-4 py-2.5 last:border-0">
          <p className="flex items-center justify-between gap-2">
            <Money amount={amount} currency={currency} />
            <Badge tone={refundStates[status][0]}>{refundStates[status][1]}</Badge>
          </p>
          <p className="text-xs text-muted">
            <LocalTime at={createdAt} zone={zone} /> by {actorName}: {reason}
            {failureReason && ` ${failureReason}`}
          </p>
        </li>
      ))}
      {disputes.map(({ id, status, amount, currency, reason, openedAt, evidenceDueAt }) => (
        <li key={id} className="grid gap-1 border-b border-line px-4 py-2.5 last:border-0">
          <p className="flex items-center justify-between gap-2">
            <Money amount={amount} currency={currency} />
            <Badge tone={disputeStates[status][0]}>{disputeStates[status][1]}</Badge>
          </p>
          <p className="text-xs text-muted">
            <LocalTime at={openedAt} zone={zone} />: {reason}
            {evidenceDueAt && (
              <>
                . Evidence due <LocalTime at={evidenceDueAt} zone={zone} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
