import type { Context } from '@/server/context';
import type { Db } from '@/server/db';
import { type Consumer, pipeline } from '@/server/pipeline/contract';

const shown = 20;

/**
 * What waits between Caravan and the outside: events not yet accepted by Inngest, the longest waiting first, and what the
 * payment provider delivered last. Counts are of everything, the lists hold the first twenty.
 */
export async function getPipelineFacts({ db, now }: Pick<Context, 'db' | 'now'>) {
  const [backlog, backlogCount, inbox, unappliedCount, processed] = await Promise.all([
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
        purchase: { select: { number: true } },
      },
    }),
    db.paymentEvent.count({ where: { appliedAt: null } }),
    Promise.all(pipeline.map(({ consumer }) => readLastProcessed(db, consumer))),
  ]);
  return {
    now,
    backlog: { count: backlogCount, rows: backlog },
    inbox: { unapplied: unappliedCount, rows: inbox },
    lastProcessed: Object.fromEntries(processed),
  };
}

export type PipelineFacts = Awaited<ReturnType<typeof getPipelineFacts>>;

// By event id, which grows with time and leads the primary key: no index on the instant is needed.
async function readLastProcessed(db: Db, consumer: Consumer): Promise<[Consumer, Date | null]> {
  const last = await db.processedEvent.findFirst({
    where: { consumer },
    orderBy: { eventId: 'desc' },
    select: { processedAt: true },
  });
  return [consumer, last?.processedAt ?? null];
}
