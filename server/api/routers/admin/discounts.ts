import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { createDiscount, createDiscountInput } from '@/server/sales/discounts/create-discount';
import { endDiscount, endDiscountInput } from '@/server/sales/discounts/end-discount';
import { listDiscounts } from '@/server/sales/discounts/list-discounts';

export const discountsRouter = router({
  list: staffProcedure.query(({ ctx }) => listDiscounts(ctx)),
  create: adminProcedure.input(createDiscountInput).mutation(({ ctx, input }) => createDiscount(ctx, input)),
  end: adminProcedure.input(endDiscountInput).mutation(({ ctx, input }) => endDiscount(ctx, input)),
});
