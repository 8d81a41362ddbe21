import { router, staffProcedure } from '@/server/api/trpc';
import { countLate } from '@/server/purchases/count-late';
import { getPurchase, getPurchaseInput } from '@/server/purchases/get-purchase';
import { listPurchaseCourses } from '@/server/purchases/list-purchase-courses';
import { listPurchases, listPurchasesInput } from '@/server/purchases/list-purchases';

export const purchasesRouter = router({
  list: staffProcedure.input(listPurchasesInput).query(({ ctx, input }) => listPurchases(ctx, input)),
  lateCount: staffProcedure.query(({ ctx }) => countLate(ctx)),
  courses: staffProcedure.query(({ ctx }) => listPurchaseCourses(ctx)),
  get: staffProcedure.input(getPurchaseInput).query(({ ctx, input }) => getPurchase(ctx, input)),
});
