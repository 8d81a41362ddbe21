import { router, staffProcedure } from '@/server/api/trpc';
import { getOverview } from '@/server/operations/overview/get-overview';
import { getPeriod, getPeriodInput } from '@/server/operations/overview/get-period';

export const overviewRouter = router({
  get: staffProcedure.query(({ ctx }) => getOverview(ctx)),
  period: staffProcedure.input(getPeriodInput).query(({ ctx, input }) => getPeriod(ctx, input)),
});
