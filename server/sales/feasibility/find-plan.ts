import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';

/** What the checkout page shows of a plan on sale. Throws NotFoundError `plan.unknown`. */
export async function findPlan(ctx: Pick<Context, 'db'>, input: { planId: string }) {
  const plan = await ctx.db.coursePlan.findFirst({
    where: { id: input.planId, retiredAt: null, course: { retiredAt: null } },
    select: {
      id: true,
      courseId: true,
      name: true,
      sessionCount: true,
      sessionMinutes: true,
      sessionsPerWeek: true,
      amount: true,
      currency: true,
      course: { select: { slug: true, title: true, summary: true, language: true, level: true } },
    },
  });
  if (!plan) throw new NotFoundError('plan.unknown', 'This plan is no longer sold. Choose another one.');
  return plan;
}
