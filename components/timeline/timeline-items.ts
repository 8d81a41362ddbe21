import { formatDuration } from '@/server/core/time/format-duration';
import { formatTime } from '@/server/core/time/format-time';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import type { TimelineItem } from './timeline';

type Entry = PurchaseDetail['timeline'][number];

/** A purchase's timeline for display: newest first, days in `zone` (IANA). */
export function timelineItems(entries: Entry[], zone: string): TimelineItem[] {
  return entries.map((entry) => {
    const { id, at, category, title, detail, tone, ...raw } = entry;
    return {
      id,
      at,
      day: formatTime(at, 'day', zone),
      category,
      title,
      detail,
      tone,
      meta: metaOf(entry),
      raw,
    };
  });
}

/** The actor, the run, the attempt and the duration. */
function metaOf({ actorKind, actorName, runId, attempt, durationMs }: Entry): string[] {
  const meta = [actorKind === 'WEBHOOK' ? `webhook of ${actorName}` : actorName];
  if (runId) meta.push(`run ${runId.length > 14 ? `${runId.slice(0, 10)}…` : runId}`);
  // Inngest counts attempts from 0, people from 1.
  if (attempt !== null) meta.push(`attempt ${attempt + 1}`);
  if (durationMs !== null) meta.push(`took ${formatDuration(durationMs)}`);
  return meta;
}
