import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimCourse, seenCourse } from '../catalog/claim-course';
import { forgetCatalog } from '../catalog/read-catalog';
import { hasWholeWeek, planTerms, wholeWeekIssue } from './plan-terms';

export const addPlanInput = seenCourse.extend(planTerms.shape).refine(hasWholeWeek, wholeWeekIssue);

/**
 * Puts another plan of a course on sale. Audited. Throws NotFoundError `course.unknown`, ConflictError `course.changed`.
 */
export async function addPlan(
  ctx: Context,
  input: z.input<typeof addPlanInput>,
): Promise<{ planId: string }> {
  authorize(ctx, 'admin', 'system');
  const { courseId, expected, ...terms } = addPlanInput.parse(input);
  const added = await inTransaction(ctx, async (tx) => {
    await claimCourse(tx, { courseId, expected, now: ctx.now });
    const { id: planId } = await tx.coursePlan.create({
      data: { ...terms, courseId, createdAt: ctx.now },
      select: { id: true },
    });
    await appendAudit(tx, ctx, {
      action: 'plan.added',
      subject: { kind: 'course', id: courseId },
      data: { planId, after: terms },
    });
    return { planId };
  });
  forgetCatalog(ctx);
  return added;
}
