import { z } from 'zod';
import { RatingSubject } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { optionalProse } from '@/server/core/text/prose';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { loadRatable } from './load-ratable';

export const rateCourseInput = z.object({
  purchaseId: id,
  subject: z.enum(RatingSubject),
  stars: z.number().int().min(1).max(5),
  text: optionalProse(2_000),
});

/**
 * A student rates a completed course, or the trainer who held its last session: one rating of each, which is open until staff
 * decide on it, and can be changed until it is public.
 *
 * Throws NotFoundError `purchase.unknown`, PreconditionError `rating.not-completed`, ConflictError `rating.released`.
 */
export async function rateCourse(ctx: Context, rawInput: z.input<typeof rateCourseInput>): Promise<void> {
  const { userId: studentId } = authorize(ctx, 'student');
  const { purchaseId, subject, stars, text } = rateCourseInput.parse(rawInput);
  await inTransaction(ctx, async (tx) => {
    const own = await loadRatable(tx, { purchaseId, studentId });
    if (!own) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
    await lockPurchase(tx, purchaseId);
    const found = await loadRatable(tx, { purchaseId, studentId });
    if (!found?.mayRate || !found.trainer)
      throw new PreconditionError('rating.not-completed', 'You can rate a course once it is completed.');
    const given = subject === 'COURSE' ? found.course : found.forTrainer;
    const written = { stars, text, writtenAt: ctx.now };
    if (!given) {
      const trainerId = subject === 'TRAINER' ? found.trainer.id : null;
      const about = { purchaseId, subject, courseId: found.courseId, trainerId, createdAt: ctx.now };
      await tx.rating.create({ data: { ...about, ...written }, select: { id: true } });
      return;
    }
    const undecided = { status: 'OPEN', decidedAt: null, decidedBy: null, declineReason: null } as const;
    const changed = await tx.rating.updateMany({
      where: { id: given.id, status: { not: 'RELEASED' } },
      data: { ...written, ...undecided },
    });
    if (changed.count === 0)
      throw new ConflictError('rating.released', 'This rating is public, and can’t be changed any more.');
  });
}
