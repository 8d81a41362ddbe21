import type { SignedInUser } from '@/server/auth/roles';
import { isAllowed } from '@/server/auth/roles';
import type { Context } from '@/server/context';
import { NotFoundError } from '@/server/errors';
import { changes } from './changes';
import type { TimelineFeed } from './listen';

/** How many timeline entries the purchase has. They are never removed, so more means: something happened. */
export type PurchaseTick = { entryCount: number };

/**
 * Ticks whenever something happened to the purchase, first with what is already there unless `seenCount` says it is
 * known, and at most about six times a second. Counting notices entries that commit out of order. Throws NotFound
 * `purchase_not_found` when there is none, or when it is someone else's and the user is not staff.
 */
export async function watchPurchase(
  ctx: Pick<Context, 'db'> & { user: SignedInUser },
  feed: TimelineFeed,
  input: { purchaseId: string; seenCount?: number; signal?: AbortSignal },
): Promise<AsyncGenerator<PurchaseTick, void>> {
  const { purchaseId, seenCount = 0, signal } = input;
  const purchase = await ctx.db.purchase.findUnique({
    where: { id: purchaseId },
    select: { studentId: true },
  });
  if (!purchase || (purchase.studentId !== ctx.user.id && !isAllowed('staff', ctx.user.role))) {
    throw new NotFoundError('purchase_not_found', 'There is no such purchase.');
  }
  return ticks();

  async function* ticks() {
    let seen = seenCount;
    for await (const _ of changes(feed, { purchaseId, pauseMs: 150, signal })) {
      const entryCount = await ctx.db.timelineEntry.count({ where: { purchaseId } });
      if (entryCount > seen) yield { entryCount };
      seen = entryCount;
    }
  }
}
