import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import type { Verdict } from '@/server/operations/causes/verdict';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import type { SharedAnswers } from '@/server/operations/evidence/gather-evidence';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import { closeIncidents } from './close-incidents';
import { recordStop } from './record-stop';

/** How many purchases one sweep looks at, of those it has not seen and of those it has. */
const batch = 50;
/** A known stop is looked at again after this many seconds: its cause may have become another. */
const lookAgainSeconds = 30;

const late = z.object({ id: z.string() });

/**
 * The sweep that lets nothing late hide: every late purchase is diagnosed, its stop is written on its timeline once and
 * grouped into the incident of its cause; what moved on leaves its incident, and an incident that all have left is closed.
 * Needs no Inngest. Safe in several replicas at once. Returns how many new stops it found.
 */
export async function watchPurchases(ctx: Context): Promise<{ found: number; closed: number }> {
  authorize(ctx, 'system');
  await setBookedDeadlines(ctx.db, ctx);
  const shared: SharedAnswers = {};
  let found = 0;
  for (const { id } of await findToLookAt(ctx)) {
    try {
      const verdict = await diagnosePurchase(ctx, { purchaseId: id }, shared);
      if (isStop(verdict) && (await recordStop(ctx, verdict))) found++;
    } catch (error) {
      // It stays late, which the console and the doctor count, and holds up no other.
      log.error({ err: error, purchaseId: id }, 'a late purchase could not be diagnosed');
    }
  }
  const { closed } = await closeIncidents(ctx);
  return { found, closed };
}

/** The longest late that were never seen, then those whose last look is longest ago. */
async function findToLookAt({ db, now }: Context): Promise<{ id: string }[]> {
  const again = new Date(now.getTime() - lookAgainSeconds * 1000);
  const [unseen, seen] = await Promise.all([
    queryRows(db, late)`
      SELECT p.id FROM "Purchase" p WHERE p."stageDueAt" < ${now} AND NOT EXISTS (
        SELECT FROM "IncidentMember" m WHERE m."purchaseId" = p.id AND m."endedAt" IS NULL)
      ORDER BY p."stageDueAt" LIMIT ${batch}`,
    queryRows(db, late)`
      SELECT m."purchaseId" AS id FROM "IncidentMember" m JOIN "Purchase" p ON p.id = m."purchaseId"
      WHERE m."endedAt" IS NULL AND m."seenAt" < ${again} AND p."stageDueAt" < ${now}
      ORDER BY m."seenAt" LIMIT ${batch}`,
  ]);
  return [...unseen, ...seen];
}

/** What was written or published a moment ago is no stop yet; a run that keeps failing is one, though it moves. */
function isStop(verdict: Verdict): verdict is Extract<Verdict, { stopId: string }> {
  return verdict.stopId !== null && (verdict.state !== 'moving' || verdict.cause === 'RUN_RETRYING');
}
