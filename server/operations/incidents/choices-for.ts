import type { RemedyKind } from '@/server/operations/causes/verdict';
import { remedyLabel, remedyLabels } from '@/server/operations/diagnosis/offer-remedies';

/** The remedies that make sense for a whole group of one cause, the first recommended. Each purchase is looked at again. */
const kindsOf: Record<string, RemedyKind[]> = {
  PAYMENT_UNVERIFIED: ['reconcile', 'cancel'],
  EVENT_NOT_PUBLISHED: ['publish', 'run-now'],
  EVENT_UNCONSUMED: ['replay', 'run-now'],
  RUN_QUEUED: ['run-now'],
  RUN_RETRYING: ['run-now'],
  RUN_FAILED: ['replay', 'run-now'],
  RUN_LOST: ['replay', 'run-now'],
  PROCESSED_WITHOUT_RESULT: ['clear-marker'],
  RESULT_WITHOUT_EVENT: ['enqueue'],
  NO_ELIGIBLE_TRAINER: ['replay', 'cancel'],
  NO_COMMON_SLOT: ['replay', 'cancel'],
  TRAINER_UNAVAILABLE: ['reallocate', 'release', 'cancel'],
  PAYMENT_REVERSED: ['cancel'],
  UNKNOWN: ['replay', 'run-now'],
};

/** What can be ordered for all purchases of an incident. */
export function choicesFor(cause: string): { kind: RemedyKind; label: string; access: 'staff' | 'admin' }[] {
  return (kindsOf[cause] ?? []).map((kind) => ({
    kind,
    label: remedyLabel(cause, kind),
    access: remedyLabels[kind].access,
  }));
}
