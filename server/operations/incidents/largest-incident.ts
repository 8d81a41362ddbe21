import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { causeTitle, isWaitingCause } from '@/server/operations/vocabulary/causes';

const row = z.object({ id: z.string(), cause: z.string(), open: z.number() });

/**
 * The open incident in which most purchases are stuck, and how many are stuck in all; null when none is. A purchase that
 * waits for a trainer is not stuck.
 */
export async function largestIncident({
  db,
}: Pick<Context, 'db'>): Promise<{ id: string; title: string; open: number; stuck: number } | null> {
  const rows = await queryRows(db, row)`
    SELECT i.id, i.cause, count(DISTINCT m."purchaseId")::int AS open
    FROM "Incident" i JOIN "IncidentMember" m ON m."incidentId" = i.id AND m."endedAt" IS NULL
    WHERE i."closedAt" IS NULL GROUP BY i.id, i.cause, i."openedAt" ORDER BY open DESC, i."openedAt"`;
  const stuck = rows.filter(({ cause }) => !isWaitingCause(cause));
  const [largest] = stuck;
  if (!largest) return null;
  return {
    id: largest.id,
    title: causeTitle(largest.cause),
    open: largest.open,
    stuck: stuck.reduce((sum, { open }) => sum + open, 0),
  };
}
