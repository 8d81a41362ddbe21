import type { CauseCode } from '@/server/operations/vocabulary/causes';
import { remedyLabel } from '@/server/operations/vocabulary/causes';
import type { RemedyKind } from '@/server/operations/vocabulary/remedies';
import { remedies } from '@/server/operations/vocabulary/remedies';
import type { RemedyOffer } from '../causes/verdict';
import type { Evidence } from '../evidence/evidence';

/** The remedies of a verdict, the first recommended. One that makes no sense for this purchase is left out. */
export function offerRemedies(evidence: Evidence, cause: CauseCode, kinds: RemedyKind[]): RemedyOffer[] {
  const { status } = evidence.purchase;
  return kinds
    .filter((kind) => kind !== 'cancel' || status !== 'PENDING' || evidence.payments.length > 0)
    .map((kind, index) => ({
      kind,
      ...remedies[kind],
      label: remedyLabel(cause, kind),
      isRecommended: index === 0 && !(kind === 'run-now' && cause === 'RUN_RETRYING'),
    }));
}
