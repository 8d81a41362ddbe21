import { remedyLabel, treatmentsOf } from '@/server/operations/vocabulary/causes';
import { type RemedyAccess, type RemedyKind, remedies } from '@/server/operations/vocabulary/remedies';

/** What can be ordered for all purchases of an incident, with its name and who may order it. */
export function choicesFor(cause: string): { kind: RemedyKind; label: string; access: RemedyAccess }[] {
  return treatmentsOf(cause).map((kind) => ({
    kind,
    label: remedyLabel(cause, kind),
    access: remedies[kind].access,
  }));
}
