import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { findPlan } from '../feasibility/find-plan';
import { codeName } from './code-name';
import { findDiscount } from './find-discount';

export const quoteDiscountInput = z.object({ planId: id, code: codeName });

/** The price of a plan with a discount code: minor units of `currency`. */
export type DiscountQuote = {
  code: string;
  price: number;
  discount: number;
  total: number;
  currency: string;
};

/**
 * What a plan would cost with a code, before anything is bought. Takes no use of the code: that is the checkout's.
 *
 * Throws NotFoundError `plan.unknown` or `discount.unknown`, PreconditionError `discount.*`: see judge-discount.ts.
 */
export async function quoteDiscount(
  ctx: Context,
  input: z.input<typeof quoteDiscountInput>,
): Promise<DiscountQuote> {
  const { planId, code } = quoteDiscountInput.parse(input);
  const { courseId, amount: price, currency } = await findPlan(ctx, { planId });
  const { discount, total } = await findDiscount(ctx, { code, plan: { courseId, amount: price, currency } });
  return { code, price, discount, total, currency };
}
