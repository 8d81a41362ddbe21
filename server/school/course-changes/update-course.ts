import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { changedFields } from '@/server/core/audit/changed-fields';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimCourse, seenCourse, unknownCourse } from '../catalog/claim-course';
import { courseDetails, detailColumns } from '../catalog/course-details';
import { forgetCatalog } from '../catalog/read-catalog';

export const updateCourseInput = seenCourse.extend(courseDetails.shape);

/**
 * Changes what a course says and asks for; its address stays. What is bought already keeps its quote and its trainer.
 * Audited. Throws NotFoundError `course.unknown`, ConflictError `course.changed`.
 */
export async function updateCourse(ctx: Context, input: z.input<typeof updateCourseInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { courseId, expected, ...details } = updateCourseInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const before = await tx.course.findUnique({ where: { id: courseId }, select: detailColumns });
    if (!before) throw unknownCourse();
    await claimCourse(tx, { courseId, expected, now: ctx.now }, details);
    await appendAudit(tx, ctx, {
      action: 'course.updated',
      subject: { kind: 'course', id: courseId },
      data: changedFields(before, details),
    });
  });
  forgetCatalog(ctx);
}
