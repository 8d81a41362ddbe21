import { Badge } from '@/components/ui/badge';
import type { SessionOutcome, SettlementKind } from '@/prisma/generated/enums';
import { sessionOutcomes } from '@/server/process/vocabulary/session-outcomes';
import { settlements } from '@/server/process/vocabulary/settlements';

/** What became of a session that is over. Without a result nobody knows: time alone holds no session. */
export function ResultBadge({
  result,
  settled = null,
  noShow = null,
  reader,
}: {
  result: { outcome: SessionOutcome } | null;
  /** What settled it, when it was not held. */
  settled?: { kind: SettlementKind } | null;
  noShow?: object | null;
  reader: 'student' | 'staff';
}) {
  if (settled) return <Badge>{settlements[settled.kind][reader === 'student' ? 'student' : 'word']}</Badge>;
  if (!result)
    return noShow ? <Badge tone="bad">Trainer reported absent</Badge> : <Badge>Not confirmed yet</Badge>;
  const { tone, word, student } = sessionOutcomes[result.outcome];
  return <Badge tone={tone}>{reader === 'student' ? student : word}</Badge>;
}
