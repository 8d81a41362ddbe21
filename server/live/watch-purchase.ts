import type { Context } from '@/server/core/context';
import { changes } from './changes';
import type { TimelineFeed } from './listen';

/** How many timeline entries the purchase has. They are never removed, so more means: something happened. */
export type PurchaseTick = { entryCount: number };

/**
 * Ticks whenever something happened to the purchase, first with what is already there unless `seenCount` says it is
 * known, and at most about six times a second. Counting notices entries that commit out of order. Who may watch is for
 * mayWatchPurchase to say.
 */
export async function* watchPurchase(
  { db }: Pick<Context, 'db'>,
  feed: TimelineFeed,
  input: { purchaseId: string; seenCount?: number; signal?: AbortSignal },
): AsyncGenerator<PurchaseTick, void> {
  const { purchaseId, seenCount: seen = 0, signal } = input;
  let known = seen;
  for await (const _ of changes(feed, { purchaseId, pauseMs: 150, signal })) {
    const entryCount = await db.timelineEntry.count({ where: { purchaseId } });
    if (entryCount > known) yield { entryCount };
    known = entryCount;
  }
}
