import { z } from 'zod';
import type { Db } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';

const claimedEvent = z.object({
  id: z.string(),
  name: z.string(),
  /** Null for an event about no purchase: it has no timeline. */
  purchaseId: z.string().nullable(),
  payload: z.record(z.string(), z.string()),
  attempts: z.number(),
  createdAt: z.date(),
});

/** An outbox row that this process may now publish. */
export type ClaimedEvent = z.infer<typeof claimedEvent>;

/** Inngest answers larger requests unreadably for Node's fetch, so never more than this in one call. */
export const maxBatch = 50;

/**
 * Claims up to 50 unpublished events, oldest first, for 30 seconds: a dispatcher that dies leaves them to the next. Two
 * dispatchers never claim the same row. Events of the names in `held` stay, as if they were not there. The database's clock
 * decides, as rows are stamped by it.
 */
export async function claimEvents(db: Db, held: Iterable<string> = []): Promise<ClaimedEvent[]> {
  const claimed = await queryRows(db, claimedEvent)`
    UPDATE "OutboxEvent" SET attempts = attempts + 1, "nextAttemptAt" = now() + interval '30 seconds'
    WHERE id IN (
      SELECT id FROM "OutboxEvent" WHERE "publishedAt" IS NULL AND "nextAttemptAt" <= now()
        AND name <> ALL(${[...held]}::text[])
      ORDER BY "createdAt", id LIMIT ${maxBatch} FOR UPDATE SKIP LOCKED)
    RETURNING id, name, "purchaseId", payload, attempts, "createdAt"`;
  return claimed.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id.localeCompare(b.id));
}

/** Those events that have a purchase, whose timeline tells of them. */
export function aboutPurchases<E extends ClaimedEvent>(events: E[]): (E & { purchaseId: string })[] {
  return events.flatMap((event) =>
    event.purchaseId === null ? [] : [{ ...event, purchaseId: event.purchaseId }],
  );
}
