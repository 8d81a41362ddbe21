import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { getLastCheck, type LastCheck } from '@/server/operations/integrity/get-last-check';
import { causeTitle, invariantBroken, isWaitingCause } from '@/server/operations/vocabulary/causes';
import { contract } from '@/server/process/stages/contract';

const closedShown = 20;

const incidentRow = z.object({
  id: z.string(),
  cause: z.string(),
  stage: z.string(),
  openedAt: z.date(),
  lastSeenAt: z.date(),
  closedAt: z.date().nullable(),
  /** Purchases that are stuck in it now, and all it ever had. */
  open: z.number(),
  total: z.number(),
  headline: z.string().nullable(),
});
type Row = z.infer<typeof incidentRow>;
const risk = z.object({ incidentId: z.string(), currency: z.string(), amount: z.number() });

/**
 * Every open incident, the most money at risk first, then the last twenty that are closed. Money is of the purchases that
 * still stand, in minor units of each currency.
 */
export async function listIncidents({ db, now }: Pick<Context, 'db' | 'now'>) {
  const rows = await queryRows(db, incidentRow)`
    SELECT i.id, i.cause, i.stage, i."openedAt", i."lastSeenAt", i."closedAt",
           count(DISTINCT m."purchaseId") FILTER (WHERE m."endedAt" IS NULL)::int AS open,
           count(DISTINCT m."purchaseId")::int AS total,
           (array_agg(m.headline ORDER BY m."endedAt" DESC NULLS FIRST, m."seenAt" DESC))[1] AS headline
    FROM (
      SELECT * FROM "Incident" WHERE "closedAt" IS NULL
      UNION ALL (SELECT * FROM "Incident" WHERE "closedAt" IS NOT NULL ORDER BY "openedAt" DESC LIMIT ${closedShown})
    ) i LEFT JOIN "IncidentMember" m ON m."incidentId" = i.id
    GROUP BY i.id, i.cause, i.stage, i."openedAt", i."lastSeenAt", i."closedAt"`;
  const risks = await queryRows(db, risk)`
    SELECT m."incidentId", p.currency, sum(p.amount)::float8 AS amount
    FROM "IncidentMember" m JOIN "Purchase" p ON p.id = m."purchaseId"
    WHERE m."endedAt" IS NULL GROUP BY m."incidentId", p.currency`;
  const last = rows.some(({ cause }) => cause === invariantBroken) ? await getLastCheck({ db, now }) : null;
  const incidents = rows.map((row) => ({
    ...row,
    ...(row.cause === invariantBroken && violationOf(row, last)),
    title: causeTitle(row.cause),
    /** Null for an incident about the data. */
    work: contract.stageOf(row.stage)?.work ?? null,
    waits: isWaitingCause(row.cause),
    atRisk: risks.filter(({ incidentId }) => incidentId === row.id),
  }));
  const weight = (incident: (typeof incidents)[number]) =>
    Math.max(0, ...incident.atRisk.map(({ amount }) => amount));
  return {
    now,
    open: incidents
      .filter(({ closedAt }) => !closedAt)
      .sort((a, b) => weight(b) - weight(a) || b.open - a.open),
    closed: incidents
      .filter(({ closedAt }) => closedAt)
      .sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime()),
  };
}

/** What a row about the data says: it has no purchases to tell of. */
function violationOf({ stage, closedAt }: Row, last: LastCheck | null): { open: number; headline: string } {
  const found = last?.results.find(({ name }) => name === stage);
  const open = closedAt ? 0 : (found?.count ?? 0);
  return { open, headline: `Broken: ${found?.promise ?? stage}` };
}

export type IncidentRow = Awaited<ReturnType<typeof listIncidents>>['open'][number];
