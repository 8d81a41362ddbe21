import { toLine } from '@/server/core/text/to-line';
import type { FoundViolation } from '@/server/operations/integrity/find-violation';

/** The text of an alert about the data itself: which rule is broken, where, and where to look. */
export function composeViolation(
  incident: { id: string; stage: string },
  violation: FoundViolation | null,
  appUrl: string,
): { subject: string; text: string } {
  const examples = violation?.examples ?? [];
  const rest = (violation?.count ?? 0) - examples.length;
  return {
    subject: `Caravan: a rule of the data is broken, ${incident.stage}`,
    text: [
      `Broken: ${violation?.promise ?? incident.stage}.`,
      ...examples.map(({ id, detail }) => toLine(`${id}: ${detail}`)),
      ...(rest > 0 ? [`and ${rest} more`] : []),
      `${appUrl}/admin/incidents/${incident.id}`,
    ].join('\n'),
  };
}
