import { appendAudit } from '@/server/core/audit/append-audit';
import type { Context } from '@/server/core/context';
import type { FeedOwner } from './feed-owner';

/** Ends the calendar address of a person, at once. Ending none changes nothing. Audited when staff end a trainer's. */
export async function revokeFeed(ctx: Context, owner: FeedOwner): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.updateMany({
      where: { ...owner, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count > 0 && 'trainerId' in owner) {
      const subject = { kind: 'trainer', id: owner.trainerId } as const;
      await appendAudit(tx, ctx, { action: 'feed.revoked', subject });
    }
  });
}
