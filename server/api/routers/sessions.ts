import { router, studentProcedure } from '@/server/api/trpc';
import { bookMakeUp, ownMakeUpInput } from '@/server/fulfillment/delivering/book-make-up';
import { getMakeUpOffer, getMakeUpOfferInput } from '@/server/fulfillment/delivering/get-make-up-offer';
import { reportNoShow, reportNoShowInput } from '@/server/fulfillment/delivering/report-no-show';
import { getOwnSession } from '@/server/fulfillment/joining/get-own-session';
import { ownSessionInput } from '@/server/fulfillment/joining/load-own-session';

/** A session, for its student, its trainer and staff. */
export const sessionsRouter = router({
  get: studentProcedure.input(ownSessionInput).query(({ ctx, input }) => getOwnSession(ctx, input)),

  reportNoShow: studentProcedure
    .input(reportNoShowInput)
    .mutation(({ ctx, input }) => reportNoShow(ctx, input)),

  makeUpOffer: studentProcedure
    .input(getMakeUpOfferInput)
    .query(({ ctx, input }) => getMakeUpOffer(ctx, input)),

  bookMakeUp: studentProcedure.input(ownMakeUpInput).mutation(({ ctx, input }) => bookMakeUp(ctx, input)),
});
