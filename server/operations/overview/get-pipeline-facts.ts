import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { getStageFigures } from './get-stage-figures';
import { listRuns } from './list-runs';

const shown = 20;

/** Bytes. */
const rawShown = 2_000;

/**
 * How each stage does, what the functions did last, and what waits between Caravan and the outside: events not yet
 * accepted by Inngest, the longest waiting first, and what the payment provider delivered last. Counts are of everything,
 * the lists hold the first twenty.
 */
export async function getPipelineFacts(ctx: Pick<Context, 'db' | 'now'>) {
  const { db, now } = ctx;
  const [backlog, backlogCount, inbox, unappliedCount, stages, runs, sightings] = await Promise.all([
    db.outboxEvent.findMany({
      where: { publishedAt: null },
      orderBy: { createdAt: 'asc' },
      take: shown,
      select: {
        id: true,
        name: true,
        createdAt: true,
        attempts: true,
        nextAttemptAt: true,
        lastError: true,
        purchase: { select: { number: true } },
      },
    }),
    db.outboxEvent.count({ where: { publishedAt: null } }),
    db.paymentEvent.findMany({
      orderBy: { id: 'desc' },
      take: shown,
      select: {
        id: true,
        provider: true,
        providerEventId: true,
        type: true,
        deliveries: true,
        receivedAt: true,
        appliedAt: true,
        outcome: true,
        outcomeReason: true,
        attempts: true,
        lastError: true,
        purchase: { select: { number: true } },
      },
    }),
    db.paymentEvent.count({ where: { appliedAt: null } }),
    getStageFigures(ctx),
    listRuns(ctx),
    db.functionSighting.findMany(),
  ]);
  const unread = inbox.filter(({ outcome }) => outcome === 'NOT_UNDERSTOOD').map(({ id }) => id);
  const rawOf = unread.length > 0 ? await readRaw(db, unread) : new Map<string, string>();
  return {
    now,
    backlog: { count: backlogCount, rows: backlog },
    /** `raw`: how the body of a webhook begins that was not understood. */
    inbox: {
      unapplied: unappliedCount,
      rows: inbox.map((row) => ({ ...row, raw: rawOf.get(row.id) ?? null })),
    },
    stages,
    runs,
    /** When each function was last seen to run, by its id. */
    lastRunAt: Object.fromEntries(sightings.map(({ functionId, lastRunAt }) => [functionId, lastRunAt])),
  };
}

async function readRaw(db: Context['db'], ids: string[]): Promise<Map<string, string>> {
  const rows = await queryRows(db, z.object({ id: z.string(), start: z.instanceof(Uint8Array) }))`
    SELECT id, substr(payload, 1, ${rawShown}::int) AS start FROM "PaymentEvent" WHERE id = ANY (${ids})`;
  return new Map(rows.map(({ id, start }) => [id, Buffer.from(start).toString()]));
}

export type PipelineFacts = Awaited<ReturnType<typeof getPipelineFacts>>;
