import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { optionalProse } from '@/server/core/text/prose';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimCourse, seenCourse, unknownCourse } from '../catalog/claim-course';
import { forgetCatalog } from '../catalog/read-catalog';

export const setCourseRetiredInput = seenCourse.extend({
  retired: z.boolean(),
  reason: optionalProse(300).optional(),
});

/**
 * Takes a course off sale, or puts it back. What is bought goes on either way, and its address stays its own. Audited.
 * Throws NotFoundError `course.unknown`, ConflictError `course.changed`, PreconditionError `course.retired` or
 * `course.on-sale` when it is so already.
 */
export async function setCourseRetired(
  ctx: Context,
  input: z.input<typeof setCourseRetiredInput>,
): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { courseId, expected, retired, reason } = setCourseRetiredInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const course = await tx.course.findUnique({
      where: { id: courseId },
      select: { title: true, retiredAt: true },
    });
    if (!course) throw unknownCourse();
    if (retired === (course.retiredAt !== null)) {
      throw retired
        ? new PreconditionError('course.retired', `${course.title} is retired already.`)
        : new PreconditionError('course.on-sale', `${course.title} is not retired.`);
    }
    await claimCourse(tx, { courseId, expected, now: ctx.now }, { retiredAt: retired ? ctx.now : null });
    await appendAudit(tx, ctx, {
      action: retired ? 'course.retired' : 'course.unretired',
      subject: { kind: 'course', id: courseId },
      reason: reason || undefined,
    });
  });
  forgetCatalog(ctx);
}
