import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { missesResults } from '@/server/purchases/misses-results';

/**
 * Makes booked purchases late whose results are missing, so that the sweep diagnoses them and offers the remedy. It finds
 * those of the last day automatically; this looks at all. One that another process has locked is left to the next check.
 */
export async function markBroken(ctx: Context): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const { db, now } = ctx;
  await db.$executeRaw`
    UPDATE "Purchase" SET "stageDueAt" = ${now} WHERE id IN (
      SELECT p.id FROM "Purchase" p
      WHERE p.status = 'SCHEDULED' AND p."stageDueAt" IS NULL AND ${missesResults}
      ORDER BY p.id FOR NO KEY UPDATE OF p SKIP LOCKED)`;
}
