import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { changePreferences, preferencesByStaffInput } from '@/server/fulfillment/waiting/change-preferences';
import { countLate } from '@/server/purchases/count-late';
import { getPurchase, getPurchaseInput } from '@/server/purchases/get-purchase';
import { listPurchaseCourses } from '@/server/purchases/list-purchase-courses';
import { listPurchases, listPurchasesInput } from '@/server/purchases/list-purchases';
import { previewReturn, returnInput } from '@/server/sales/returning/preview-return';
import { returnPurchase, returnPurchaseInput } from '@/server/sales/returning/return-purchase';

export const purchasesRouter = router({
  list: staffProcedure.input(listPurchasesInput).query(({ ctx, input }) => listPurchases(ctx, input)),
  lateCount: staffProcedure.query(({ ctx }) => countLate(ctx)),
  courses: staffProcedure.query(({ ctx }) => listPurchaseCourses(ctx)),
  previewReturn: staffProcedure.input(returnInput).query(({ ctx, input }) => previewReturn(ctx, input)),
  returnPurchase: adminProcedure
    .input(returnPurchaseInput)
    .mutation(({ ctx, input }) => returnPurchase(ctx, input)),
  changePreferences: staffProcedure
    .input(preferencesByStaffInput)
    .mutation(({ ctx, input }) => changePreferences(ctx, { ...input, by: 'staff' })),
  get: staffProcedure.input(getPurchaseInput).query(({ ctx, input }) => getPurchase(ctx, input)),
});
