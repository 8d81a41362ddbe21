import { router, staffProcedure } from '@/server/api/trpc';
import { countOpenRatings } from '@/server/fulfillment/ratings/count-open-ratings';
import { decideRating, decideRatingInput } from '@/server/fulfillment/ratings/decide-rating';
import { listRatings, listRatingsInput } from '@/server/fulfillment/ratings/list-ratings';

export const ratingsRouter = router({
  list: staffProcedure.input(listRatingsInput).query(({ ctx, input }) => listRatings(ctx, input)),
  openCount: staffProcedure.query(({ ctx }) => countOpenRatings(ctx)),
  decide: staffProcedure.input(decideRatingInput).mutation(({ ctx, input }) => decideRating(ctx, input)),
});
