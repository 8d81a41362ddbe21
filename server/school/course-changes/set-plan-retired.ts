import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimCourse, seenCourse } from '../catalog/claim-course';
import { forgetCatalog } from '../catalog/read-catalog';
import { unknownPlan } from '../catalog/unknown-plan';

export const setPlanRetiredInput = seenCourse.extend({ planId: id, retired: z.boolean() });

/**
 * Takes a plan off sale, or puts it back; what was bought with it goes on. A course without a plan on sale is not in the
 * catalogue. Audited. Throws NotFoundError `course.unknown` or `plan.unknown`, ConflictError `course.changed`,
 * PreconditionError `plan.retired` or `plan.on-sale` when it is so already.
 */
export async function setPlanRetired(
  ctx: Context,
  input: z.input<typeof setPlanRetiredInput>,
): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { courseId, expected, planId, retired } = setPlanRetiredInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const plan = await tx.coursePlan.findFirst({
      where: { id: planId, courseId },
      select: { name: true, retiredAt: true },
    });
    if (!plan) throw unknownPlan();
    if (retired === (plan.retiredAt !== null)) {
      throw retired
        ? new PreconditionError('plan.retired', `${plan.name} is retired already.`)
        : new PreconditionError('plan.on-sale', `${plan.name} is not retired.`);
    }
    await claimCourse(tx, { courseId, expected, now: ctx.now });
    const retiredAt = retired ? ctx.now : null;
    await tx.coursePlan.update({ where: { id: planId }, data: { retiredAt }, select: { id: true } });
    await appendAudit(tx, ctx, {
      action: retired ? 'plan.retired' : 'plan.unretired',
      subject: { kind: 'course', id: courseId },
      data: { planId, name: plan.name },
    });
  });
  forgetCatalog(ctx);
}
