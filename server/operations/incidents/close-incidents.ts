import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { invariantBroken } from '@/server/operations/vocabulary/causes';

/**
 * Ends the membership of what moved on, and closes incidents whose last purchase did. What somebody writes just now is left
 * to the next sweep, so that two never wait for each other. Those of a broken invariant have no
 * purchases: see reportViolations.
 */
export async function closeIncidents(ctx: Context): Promise<{ closed: number }> {
  authorize(ctx, 'system');
  const { db, now } = ctx;
  await db.$executeRaw`
    UPDATE "IncidentMember" SET "endedAt" = ${now} WHERE ("incidentId", "purchaseId", "stopId") IN (
      SELECT m."incidentId", m."purchaseId", m."stopId" FROM "IncidentMember" m JOIN "Purchase" p ON p.id = m."purchaseId"
      WHERE m."endedAt" IS NULL AND (p."stageDueAt" IS NULL OR p."stageDueAt" >= ${now})
      FOR NO KEY UPDATE OF m SKIP LOCKED)`;
  const closed = await db.$executeRaw`
    UPDATE "Incident" SET "closedAt" = ${now} WHERE id IN (
      SELECT i.id FROM "Incident" i WHERE i."closedAt" IS NULL AND i.cause <> ${invariantBroken} AND NOT EXISTS (
        SELECT FROM "IncidentMember" m WHERE m."incidentId" = i.id AND m."endedAt" IS NULL)
      FOR NO KEY UPDATE OF i SKIP LOCKED)`;
  return { closed };
}
