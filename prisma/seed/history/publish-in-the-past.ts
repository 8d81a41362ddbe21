import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntries } from '@/server/process/timeline/append-entry';

/** How long an event waited in the outbox, in milliseconds. */
const waitedMs = 12;

/**
 * Marks the events that a purchase has in the outbox as written and published at `ctx.now`, as the dispatcher would have
 * done then: the seed plays their consumers itself, so Inngest never sees them. Returns the id of the last one.
 */
export async function publishInThePast(ctx: Context, purchaseId: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const events = await tx.outboxEvent.updateManyAndReturn({
      where: { purchaseId, publishedAt: null },
      data: {
        createdAt: ctx.now,
        nextAttemptAt: ctx.now,
        publishedAt: new Date(ctx.now.getTime() + waitedMs),
        attempts: 1,
      },
      select: { id: true, name: true },
    });
    await appendEntries(
      tx,
      { ...ctx, now: new Date(ctx.now.getTime() + waitedMs) },
      events.map(({ id, name }) => ({
        purchaseId,
        kind: 'event.published',
        data: { eventId: id, name, inngestEventId: null, attempts: 1, waitedMs },
      })),
    );
    const last = events.at(-1);
    if (!last) throw new Error(`Purchase ${purchaseId} has no event to publish.`);
    return last.id;
  });
}
