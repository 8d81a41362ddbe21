import { router, staffProcedure } from '@/server/api/trpc';
import { getOverview, getOverviewInput } from '@/server/overview/get-overview';

export const overviewRouter = router({
  get: staffProcedure.input(getOverviewInput).query(({ ctx, input }) => getOverview(ctx, input)),
});
