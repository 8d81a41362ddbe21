import type { CauseCode, RemedyKind, RemedyOffer } from '../causes/verdict';
import type { Evidence } from '../evidence/evidence';

/** What each remedy is called, and who may apply it: SUPPORT may retry, ADMIN may also override and cancel. */
export const remedyLabels: Record<RemedyKind, { label: string; access: 'staff' | 'admin' }> = {
  reconcile: { label: 'Reconcile with the provider', access: 'staff' },
  publish: { label: 'Publish now', access: 'staff' },
  replay: { label: 'Replay the event', access: 'staff' },
  'run-now': { label: 'Run the stage now', access: 'staff' },
  'clear-marker': { label: 'Clear and retry the stage', access: 'staff' },
  enqueue: { label: 'Enqueue the event', access: 'staff' },
  release: { label: 'Release the trainer', access: 'staff' },
  reallocate: { label: 'Give to the best trainer', access: 'admin' },
  cancel: { label: 'Cancel and release', access: 'admin' },
};

const labelsByCause: Partial<Record<string, Partial<Record<RemedyKind, string>>>> = {
  RUN_FAILED: { replay: 'Retry the stage' },
  RUN_LOST: { replay: 'Retry the stage' },
  PROCESSED_WITHOUT_RESULT: { replay: 'Retry the stage' },
  NO_ELIGIBLE_TRAINER: { replay: 'Search again' },
  NO_COMMON_SLOT: { replay: 'Search again' },
  UNKNOWN: { replay: 'Retry the stage' },
};

/** What a remedy is called on a page about this cause. */
export const remedyLabel = (cause: string, kind: RemedyKind): string =>
  labelsByCause[cause]?.[kind] ?? remedyLabels[kind].label;

/** The remedies of a verdict, the first recommended. One that makes no sense for this purchase is left out. */
export function offerRemedies(evidence: Evidence, cause: CauseCode, kinds: RemedyKind[]): RemedyOffer[] {
  const { status } = evidence.purchase;
  return kinds
    .filter((kind) => kind !== 'cancel' || status !== 'PENDING' || evidence.payments.length > 0)
    .map((kind, index) => ({
      kind,
      ...remedyLabels[kind],
      label: remedyLabel(cause, kind),
      isRecommended: index === 0 && !(kind === 'run-now' && cause === 'RUN_RETRYING'),
    }));
}
