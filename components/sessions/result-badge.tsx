import { Badge } from '@/components/ui/badge';
import type { SessionOutcome } from '@/prisma/generated/enums';
import { sessionOutcomes } from '@/server/process/vocabulary/session-outcomes';

/** What became of a session that is over. Without a result nobody knows: time alone holds no session. */
export function ResultBadge({
  result,
  reader,
}: {
  result: { outcome: SessionOutcome } | null;
  reader: 'student' | 'staff';
}) {
  if (!result) return <Badge>Not confirmed yet</Badge>;
  const { tone, word, student } = sessionOutcomes[result.outcome];
  return <Badge tone={tone}>{reader === 'student' ? student : word}</Badge>;
}
