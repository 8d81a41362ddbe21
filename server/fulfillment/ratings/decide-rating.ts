import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';

export const decideRatingInput = z.object({
  ratingId: id,
  /** The writing that was read: another one is not decided unread. */
  writtenAt: z.date(),
  /** Null: it is released. */
  declineReason: reason.nullable(),
});

/**
 * Staff release a rating, which makes it public, or decline it with a reason that its student reads. A public one can be
 * declined, too. Audited. Throws NotFoundError `rating.unknown`, ConflictError `rating.changed`.
 */
export async function decideRating(ctx: Context, rawInput: z.input<typeof decideRatingInput>): Promise<void> {
  authorize(ctx, 'staff');
  const { ratingId, writtenAt, declineReason } = decideRatingInput.parse(rawInput);
  const status = declineReason === null ? 'RELEASED' : 'DECLINED';
  await inTransaction(ctx, async (tx) => {
    const decided = await tx.rating.updateMany({
      where: { id: ratingId, writtenAt, status: { not: status } },
      data: { status, declineReason, decidedAt: ctx.now, decidedBy: actorColumns(ctx.actor).actorName },
    });
    const rating = await tx.rating.findUnique({
      where: { id: ratingId },
      select: { purchaseId: true, subject: true, stars: true },
    });
    if (!rating) throw new NotFoundError('rating.unknown', 'There is no such rating.');
    if (decided.count === 0)
      throw new ConflictError('rating.changed', 'This rating was changed or decided meanwhile. Look again.');
    await appendAudit(tx, ctx, {
      action: status === 'RELEASED' ? 'rating.released' : 'rating.declined',
      subject: { kind: 'purchase', id: rating.purchaseId },
      reason: declineReason ?? undefined,
      data: { ratingId, subject: rating.subject, stars: rating.stars },
    });
  });
}
