import type { Context } from '@/server/core/context';
import { insertEntries } from '@/server/process/timeline/append-entry';
import { aboutPurchases, type ClaimedEvent } from './claim-events';

/**
 * Records that Inngest accepted these events, under which id, and how long each had waited. One statement for the
 * whole batch.
 */
export async function markPublished(
  ctx: Context,
  events: (ClaimedEvent & { inngestEventId: string | null })[],
): Promise<void> {
  const now = new Date();
  const entries = insertEntries(
    { ...ctx, now },
    aboutPurchases(events).map((event) => ({
      purchaseId: event.purchaseId,
      kind: 'event.published',
      data: {
        eventId: event.id,
        name: event.name,
        inngestEventId: event.inngestEventId,
        attempts: event.attempts,
        waitedMs: Math.max(0, now.getTime() - event.createdAt.getTime()),
      },
    })),
  );
  await ctx.db.$executeRaw`
    WITH entries AS (${entries})
    UPDATE "OutboxEvent" o SET "publishedAt" = ${now}, "inngestEventId" = sent.inngest_id, "lastError" = NULL
    FROM unnest(${events.map((e) => e.id)}::uuid[], ${events.map((e) => e.inngestEventId)}::text[])
      AS sent(id, inngest_id)
    WHERE o.id = sent.id`;
}
