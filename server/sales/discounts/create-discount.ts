import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, ValidationError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { currency, minorAmount } from '@/server/core/money/currency';
import { instant } from '@/server/core/time/instant';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { codeName } from './code-name';

const limit = z.number().int().min(1, 'A limit is at least 1.').max(1_000_000).nullable();

export const createDiscountInput = z
  .object({
    code: codeName,
    /** Never all of the price: every purchase has a payment. */
    off: z.union([
      z.object({ percent: z.number().int().min(1).max(99, 'A code takes off at most 99 %.') }),
      z.object({ amount: minorAmount, currency }),
    ]),
    /** Empty: every course. */
    courseIds: z.array(id).max(200),
    startsAt: instant,
    endsAt: instant.nullable(),
    maxUses: limit,
    maxUsesPerStudent: limit,
  })
  .refine(({ startsAt, endsAt }) => !endsAt || endsAt > startsAt, {
    message: 'A code must end after it starts.',
    path: ['endsAt'],
  });

/**
 * Adds a discount code. What it takes off, for what and how often stays as it is: it can only end. Audited. Throws
 * ConflictError `discount.taken`, ValidationError `course.unknown`.
 */
export async function createDiscount(
  ctx: Context,
  input: z.input<typeof createDiscountInput>,
): Promise<{ discountId: string }> {
  authorize(ctx, 'admin', 'system');
  const { off, courseIds, ...given } = createDiscountInput.parse(input);
  const courses = [...new Set(courseIds)];
  try {
    return await inTransaction(ctx, async (tx) => {
      const known = await tx.course.count({ where: { id: { in: courses } } });
      if (known < courses.length) throw new ValidationError('course.unknown', 'There is no such course.');
      const { id: discountId } = await tx.discountCode.create({
        data: {
          ...given,
          ...off,
          isForAllCourses: courses.length === 0,
          createdAt: ctx.now,
          courses: { create: courses.map((courseId) => ({ courseId })) },
        },
        select: { id: true },
      });
      await appendAudit(tx, ctx, {
        action: 'discount.created',
        subject: { kind: 'discount', id: discountId },
        data: {
          ...given,
          ...off,
          courseIds: courses,
          startsAt: given.startsAt.toISOString(),
          endsAt: given.endsAt?.toISOString() ?? null,
        },
      });
      return { discountId };
    });
  } catch (error) {
    if (!violates(error, 'DiscountCode_code_key')) throw error;
    throw new ConflictError('discount.taken', `There is already a code ${given.code}.`, { cause: error });
  }
}
