import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { changedFields } from '@/server/core/audit/changed-fields';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimCourse, seenCourse } from '../catalog/claim-course';
import { forgetCatalog } from '../catalog/read-catalog';
import { unknownPlan } from '../catalog/unknown-plan';
import { hasWholeWeek, planTerms, wholeWeekIssue } from './plan-terms';

export const updatePlanInput = seenCourse
  .extend({ planId: id, ...planTerms.shape })
  .refine(hasWholeWeek, wholeWeekIssue);

/**
 * Changes what a plan sells and for how much, from the next checkout on. A quote that was made, paid or not, never changes.
 * Audited. Throws NotFoundError `course.unknown` or `plan.unknown`, ConflictError `course.changed`.
 */
export async function updatePlan(ctx: Context, input: z.input<typeof updatePlanInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { courseId, expected, planId, ...terms } = updatePlanInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const before = await tx.coursePlan.findFirst({
      where: { id: planId, courseId },
      select: {
        name: true,
        sessionCount: true,
        sessionMinutes: true,
        sessionsPerWeek: true,
        amount: true,
        currency: true,
      },
    });
    if (!before) throw unknownPlan();
    await claimCourse(tx, { courseId, expected, now: ctx.now });
    await tx.coursePlan.update({ where: { id: planId }, data: terms, select: { id: true } });
    await appendAudit(tx, ctx, {
      action: 'plan.updated',
      subject: { kind: 'course', id: courseId },
      data: { planId, ...changedFields(before, terms) },
    });
  });
  forgetCatalog(ctx);
}
