import type { Context } from '@/server/context';
import type { CauseCode, RemedyKind } from '@/server/diagnosis/verdict';
import { DomainError } from '@/server/errors';
import { applyRemedy } from '@/server/remedies/apply-remedy';

/** How long people may look at a stop before it is healed, in seconds; and how many one sweep heals. */
const graceSeconds = 10;
const batch = 20;

/** What is safe without a person, and why it is: the reason that timeline and audit log give. */
const healing: Partial<Record<CauseCode, { kind: RemedyKind; reason: string }>> = {
  PAYMENT_UNVERIFIED: {
    kind: 'reconcile',
    reason: 'Healed by itself: asking the provider charges nobody.',
  },
  RESULT_WITHOUT_EVENT: {
    kind: 'enqueue',
    reason: 'Healed by itself: a missing event is enqueued, and its consumer runs once.',
  },
};

type Open = { purchaseId: string; stopId: string; cause: CauseCode };

/**
 * Heals without a person what is safe: reconciling, and enqueuing a missing event. (Publishing is the outbox sweep's, lost
 * wake-ups are resumeWaiting's.) Once for each stop; a second try is for people. Said on the timeline like any remedy.
 */
export async function healPurchases(ctx: Context): Promise<{ healed: number }> {
  let healed = 0;
  for (const { purchaseId, stopId, cause } of await findHealable(ctx)) {
    const remedy = healing[cause];
    if (!remedy) continue;
    try {
      await applyRemedy(ctx, { purchaseId, stopId, ...remedy });
      healed++;
    } catch (error) {
      // Refused, or moved on: its timeline says so, and people see it in the incident.
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { healed };
}

function findHealable({ db, now }: Context): Promise<Open[]> {
  const since = new Date(now.getTime() - graceSeconds * 1000);
  return db.$queryRaw<Open[]>`
    SELECT m."purchaseId", m."stopId", i.cause FROM "IncidentMember" m JOIN "Incident" i ON i.id = m."incidentId"
    WHERE m."endedAt" IS NULL AND m.since < ${since}
      AND i.cause = ANY (${Object.keys(healing)})
      AND NOT EXISTS (SELECT FROM "Remedy" r WHERE r."purchaseId" = m."purchaseId" AND r."stopId" = m."stopId")
    ORDER BY m.since LIMIT ${batch}`;
}
