import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { queryRows } from '@/server/core/query-rows';
import { judgeDiscount } from './judge-discount';

const facts = z.object({
  id: z.string(),
  percent: z.number().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  isForThisCourse: z.boolean(),
  maxUses: z.number().nullable(),
  maxUsesPerStudent: z.number().nullable(),
  uses: z.number(),
  usesByStudent: z.number(),
});

/**
 * What a code takes off the price of a plan now, for the student who asks, or for a visitor. The student's own unpaid checkout
 * of the course does not count: the next one takes its place. Takes no use: the purchase does.
 *
 * Throws NotFoundError `discount.unknown`, or PreconditionError with one of the codes in judge-discount.ts.
 */
export async function findDiscount(
  ctx: Context,
  { code, plan }: { code: string; plan: { courseId: string; amount: number; currency: string } },
): Promise<{ id: string; discount: number; total: number }> {
  const studentId = 'userId' in ctx.actor ? ctx.actor.userId : null;
  const [found] = await queryRows(ctx.db, facts)`
    SELECT c.id, c.percent, c.amount, c.currency, c."startsAt", c."endsAt", c."maxUses", c."maxUsesPerStudent",
      c."isForAllCourses" OR EXISTS (SELECT FROM "DiscountCodeCourse" f
        WHERE f."discountCodeId" = c.id AND f."courseId" = ${plan.courseId}::uuid) AS "isForThisCourse",
      used.uses, used.mine AS "usesByStudent"
    FROM "DiscountCode" c, LATERAL (
      SELECT count(*)::int AS uses, (count(*) FILTER (WHERE u."studentId" = ${studentId}::uuid))::int AS mine
      FROM "DiscountUse" u JOIN "Purchase" p ON p.id = u."purchaseId"
      WHERE u."discountCodeId" = c.id AND NOT coalesce(p.status = 'PENDING' AND p."studentId" = ${studentId}::uuid
        AND p."courseId" = ${plan.courseId}::uuid, false)) used
    WHERE c.code = ${code}`;
  if (!found)
    throw new NotFoundError('discount.unknown', 'We don’t know this code. Check how it is spelled.');
  const judged = judgeDiscount(found, plan, ctx.now);
  if ('refusal' in judged) throw new PreconditionError(judged.refusal, judged.words);
  return { id: found.id, ...judged };
}
