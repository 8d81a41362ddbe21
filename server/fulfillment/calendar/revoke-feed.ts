import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { feedInput, feedOwner } from './feed-owner';

/** Ends the calendar address of a person, at once. Ending none changes nothing. Audited when staff end a trainer's. */
export async function revokeFeed(ctx: Context, input: z.input<typeof feedInput> = {}): Promise<void> {
  authorize(ctx, 'student', 'system');
  const owner = feedOwner(ctx, feedInput.parse(input), 'admin');
  await inTransaction(ctx, async (tx) => {
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
