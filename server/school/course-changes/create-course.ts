import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { courseDetails, courseSlug } from '../catalog/course-details';

export const createCourseInput = courseDetails.extend({ slug: courseSlug });

/**
 * Adds a course. It is not in the catalogue until it has a plan. Audited. Throws ConflictError `course.slug-taken`: an
 * address that was ever used is never given to another course.
 */
export async function createCourse(
  ctx: Context,
  input: z.input<typeof createCourseInput>,
): Promise<{ courseId: string; slug: string }> {
  authorize(ctx, 'admin', 'system');
  const course = createCourseInput.parse(input);
  try {
    return await inTransaction(ctx, async (tx) => {
      const { id } = await tx.course.create({
        data: { ...course, createdAt: ctx.now, updatedAt: ctx.now },
        select: { id: true },
      });
      await appendAudit(tx, ctx, {
        action: 'course.created',
        subject: { kind: 'course', id },
        data: { after: course },
      });
      return { courseId: id, slug: course.slug };
    });
  } catch (error) {
    if (!violates(error, 'Course_slug_key')) throw error;
    throw new ConflictError(
      'course.slug-taken',
      `Another course is, or was, at /courses/${course.slug}. Choose another address.`,
    );
  }
}
