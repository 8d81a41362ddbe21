import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { DomainError } from '@/server/core/errors';
import { log } from '@/server/core/log';
import { queryRows } from '@/server/core/query-rows';
import { applyRemedy } from '@/server/operations/applying/apply-remedy';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import type { SharedAnswers } from '@/server/operations/evidence/gather-evidence';

/** How long people may look at a stop before it is healed, in seconds; and how many one sweep heals. */
const graceSeconds = 10;
const batch = 20;
/** Seconds to the first, second and third healing of a purchase for one cause at one stage; there is no fourth in a day. */
const waitSeconds = [0, 60, 300];

const open = z.object({ purchaseId: z.string(), stopId: z.string() });

/**
 * Heals without a person what the verdict calls safe, with its reason, by the remedy that people have: once for each stop,
 * and three times a day for each cause at each stage, since a repeat may be lost as the first was. It is on the timeline as
 * any remedy; what is left is for people. (Publishing is the outbox sweep's, lost wake-ups are resumeWaiting's.)
 */
export async function healPurchases(ctx: Context): Promise<{ healed: number }> {
  authorize(ctx, 'system');
  const shared: SharedAnswers = {};
  let healed = 0;
  for (const { purchaseId, stopId } of await findHealable(ctx)) {
    try {
      const verdict = await diagnosePurchase(ctx, { purchaseId }, shared);
      if (verdict.stopId !== stopId || !verdict.healing) continue;
      const { outcome } = await applyRemedy(ctx, { purchaseId, stopId, ...verdict.healing });
      if (outcome === 'applied') healed++;
    } catch (error) {
      // Refused, or moved on: its timeline says so, and people see it in the incident. What broke holds up no other.
      if (!(error instanceof DomainError)) log.error({ err: error, purchaseId }, 'a healing broke off');
    }
  }
  return { healed };
}

function findHealable({ db, now }: Context): Promise<z.infer<typeof open>[]> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  return queryRows(db, open)`
    SELECT m."purchaseId", m."stopId" FROM "IncidentMember" m
    JOIN "Incident" i ON i.id = m."incidentId"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS times, max(r."createdAt") AS last FROM "Remedy" r
      WHERE r."purchaseId" = m."purchaseId" AND r.cause = i.cause AND r.stage = i.stage
        AND r."actorKind" = 'SYSTEM' AND r."createdAt" > ${before(86_400)}) healing
    WHERE m."endedAt" IS NULL AND m."isHealable" AND m.since < ${before(graceSeconds)}
      AND healing.times < ${waitSeconds.length}
      AND (healing.last IS NULL
        OR healing.last < ${now}::timestamptz - (${waitSeconds}::int[])[healing.times + 1] * interval '1 second')
      AND NOT EXISTS (SELECT FROM "Remedy" r WHERE r."purchaseId" = m."purchaseId" AND r."stopId" = m."stopId")
    ORDER BY m.since LIMIT ${batch}`;
}
