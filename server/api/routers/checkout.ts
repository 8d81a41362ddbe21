import { z } from 'zod';
import { id } from '@/server/core/ids/id';
import { findUnfinishedCheckout } from '@/server/sales/checkout/find-unfinished-checkout';
import { startCheckout, startCheckoutInput } from '@/server/sales/checkout/start-checkout';
import { verifyReturn, verifyReturnInput } from '@/server/sales/checkout/verify-return';
import { quoteDiscount, quoteDiscountInput } from '@/server/sales/discounts/quote-discount';
import { checkFeasibility, checkFeasibilityInput } from '@/server/sales/feasibility/check-feasibility';
import { countFreeTrainers, countFreeTrainersInput } from '@/server/sales/feasibility/count-free-trainers';
import { findPlan } from '@/server/sales/feasibility/find-plan';
import { publicProcedure, router, studentProcedure } from '../trpc';

export const checkoutRouter = router({
  plan: publicProcedure.input(z.object({ planId: id })).query(({ ctx, input }) => findPlan(ctx, input)),

  /** Asked as the choices change, also by visitors: what a student has already counts only if they are signed in. */
  feasibility: publicProcedure
    .input(checkFeasibilityInput)
    .query(({ ctx, input }) => checkFeasibility(ctx, input)),

  /** How many trainers are free at each hour of a week: the grid of times shows it. */
  freeTrainers: publicProcedure
    .input(countFreeTrainersInput)
    .query(({ ctx, input }) => countFreeTrainers(ctx, input)),

  /** The price of a plan with a discount code. */
  discount: publicProcedure.input(quoteDiscountInput).query(({ ctx, input }) => quoteDiscount(ctx, input)),

  /** What the student began to buy and has not paid: the checkout page says so. */
  unfinished: studentProcedure
    .input(z.object({ planId: id }))
    .query(({ ctx, input }) => findUnfinishedCheckout(ctx, input)),

  start: studentProcedure.input(startCheckoutInput).mutation(({ ctx, input }) => startCheckout(ctx, input)),

  verifyReturn: studentProcedure
    .input(verifyReturnInput)
    .mutation(({ ctx, input }) => verifyReturn(ctx, input)),
});
