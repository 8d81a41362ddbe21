import type { Context } from '@/server/context';
import type { CauseCode, RemedyKind } from '@/server/diagnosis/verdict';
import { DomainError } from '@/server/errors';
import { applyRemedy } from '@/server/remedies/apply-remedy';

/** How long people may look at a stop before it is healed, in seconds; and how many one sweep heals. */
const graceSeconds = 10;
const batch = 20;
/** A change of capacity that nobody was woken by for this many seconds is a lost wake-up. */
const wakeSeconds = 60;

/** What is safe without a person, and why it is: the reason that timeline and audit log give. */
const healing: Partial<Record<CauseCode, { kind: RemedyKind; reason: string }>> = {
  PAYMENT_UNVERIFIED: {
    kind: 'reconcile',
    reason: 'Healed by itself: asking the provider charges nobody.',
  },
  EVENT_NOT_PUBLISHED: { kind: 'publish', reason: 'Healed by itself: sent twice, an event starts one run.' },
  RESULT_WITHOUT_EVENT: {
    kind: 'enqueue',
    reason: 'Healed by itself: a missing event is enqueued, and its consumer runs once.',
  },
};
const lostWakeUp = {
  kind: 'replay',
  reason: 'Healed by itself: capacity changed after the last look for a trainer.',
} as const;

type Open = { purchaseId: string; stopId: string; cause: CauseCode };

/**
 * Heals without a person what is safe: publishing, enqueuing a missing event, reconciling, and waking a purchase whose
 * wake-up was lost. Once for each stop; a second try is for people. Said on the timeline like any remedy.
 */
export async function healPurchases(ctx: Context): Promise<{ healed: number }> {
  let healed = 0;
  for (const { purchaseId, stopId, cause } of await findHealable(ctx)) {
    const { kind, reason } = healing[cause] ?? lostWakeUp;
    try {
      await applyRemedy(ctx, { purchaseId, stopId, kind, reason });
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
  const long = new Date(now.getTime() - wakeSeconds * 1000);
  return db.$queryRaw<Open[]>`
    SELECT m."purchaseId", m."stopId", i.cause FROM "IncidentMember" m JOIN "Incident" i ON i.id = m."incidentId"
    JOIN "Purchase" p ON p.id = m."purchaseId" JOIN "Course" c ON c.id = p."courseId"
    LEFT JOIN "AllocationWait" w ON w."purchaseId" = m."purchaseId"
    WHERE m."endedAt" IS NULL AND m.since < ${since}
      AND (i.cause = ANY (${Object.keys(healing)}) OR (i.cause IN ('NO_ELIGIBLE_TRAINER', 'NO_COMMON_SLOT') AND EXISTS (
        SELECT FROM "OutboxEvent" o JOIN "TrainerSkill" s ON s."trainerId" = o.payload ->> 'trainerId' AND s.skill = c.skill
        WHERE o."purchaseId" IS NULL AND o.name = 'capacity/changed'
          AND o."createdAt" > w."checkedAt" AND o."createdAt" < ${long})))
      AND NOT EXISTS (SELECT FROM "Remedy" r WHERE r."purchaseId" = m."purchaseId" AND r."stopId" = m."stopId"
        AND (i.cause = ANY (${Object.keys(healing)}) OR r."createdAt" > ${long}))
    ORDER BY m.since LIMIT ${batch}`;
}
