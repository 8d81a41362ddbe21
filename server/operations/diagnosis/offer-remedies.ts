import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { CauseCode } from '@/server/operations/vocabulary/causes';
import { remedyLabel } from '@/server/operations/vocabulary/causes';
import type { RemedyKind } from '@/server/operations/vocabulary/remedies';
import { remedies } from '@/server/operations/vocabulary/remedies';
import type { RemedyOffer } from '../causes/verdict';
import type { Evidence } from '../evidence/evidence';

const isOver = (status: PurchaseStatus) =>
  status === 'DELIVERED' || status === 'CANCELLED' || status === 'REFUNDED';

/** What waiting is better than: a run that is retried, a dispute that may be won. */
const isLastResort = (cause: CauseCode, kind: RemedyKind) =>
  (kind === 'run-now' && cause === 'RUN_RETRYING') || (kind === 'cancel' && cause === 'PAYMENT_DISPUTED');

/** The remedies of a verdict, the first recommended. One that makes no sense for this purchase is left out. */
export function offerRemedies(evidence: Evidence, cause: CauseCode, kinds: RemedyKind[]): RemedyOffer[] {
  const { status } = evidence.purchase;
  return kinds
    .filter(
      (kind) => kind !== 'cancel' || (status === 'PENDING' ? evidence.payments.length > 0 : !isOver(status)),
    )
    .map((kind, index) => ({
      kind,
      ...remedies[kind],
      label: remedyLabel(cause, kind),
      isRecommended: index === 0 && !isLastResort(cause, kind),
    }));
}
