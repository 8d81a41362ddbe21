import type { Context } from '@/server/context';
import { invariantBroken } from '@/server/integrity/invariant-broken';

/**
 * Ends the membership of what moved on, and closes incidents whose last purchase did. Those of a broken invariant have no
 * purchases: see reportViolations.
 */
export async function closeIncidents({ db, now }: Pick<Context, 'db' | 'now'>): Promise<{ closed: number }> {
  await db.$executeRaw`
    UPDATE "IncidentMember" m SET "endedAt" = ${now} FROM "Purchase" p
    WHERE m."endedAt" IS NULL AND p.id = m."purchaseId" AND (p."stageDueAt" IS NULL OR p."stageDueAt" >= ${now})`;
  const closed = await db.$executeRaw`
    UPDATE "Incident" i SET "closedAt" = ${now} WHERE i."closedAt" IS NULL AND i.cause <> ${invariantBroken} AND NOT EXISTS (
      SELECT FROM "IncidentMember" m WHERE m."incidentId" = i.id AND m."endedAt" IS NULL)`;
  return { closed };
}
