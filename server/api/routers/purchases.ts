import { z } from 'zod';
import { router, studentProcedure } from '@/server/api/trpc';
import { id } from '@/server/core/ids/id';
import { listMySessions } from '@/server/fulfillment/booking/list-my-sessions';
import { listPastSessions } from '@/server/fulfillment/booking/list-past-sessions';
import { getMyRatings, getMyRatingsInput } from '@/server/fulfillment/ratings/get-my-ratings';
import { rateCourse, rateCourseInput } from '@/server/fulfillment/ratings/rate-course';
import { changePreferences, ownPreferencesInput } from '@/server/fulfillment/waiting/change-preferences';
import { getMyPurchase } from '@/server/purchases/own/get-my-purchase';
import { listMyPurchases } from '@/server/purchases/own/list-my-purchases';
import { cancelMyPurchase, cancelMyPurchaseInput } from '@/server/sales/cancellation/cancel-my-purchase';
import {
  previewMyCancellation,
  previewMyCancellationInput,
} from '@/server/sales/cancellation/preview-my-cancellation';

/** What a student has: always and only their own. */
export const purchasesRouter = router({
  list: studentProcedure.query(({ ctx }) => listMyPurchases(ctx)),

  get: studentProcedure
    .input(z.object({ purchaseId: id }))
    .query(({ ctx, input }) => getMyPurchase(ctx, input)),

  previewCancellation: studentProcedure
    .input(previewMyCancellationInput)
    .query(({ ctx, input }) => previewMyCancellation(ctx, input)),

  cancel: studentProcedure
    .input(cancelMyPurchaseInput)
    .mutation(({ ctx, input }) => cancelMyPurchase(ctx, input)),

  changePreferences: studentProcedure
    .input(ownPreferencesInput)
    .mutation(({ ctx, input }) => changePreferences(ctx, { ...input, by: 'student' })),

  ratings: studentProcedure.input(getMyRatingsInput).query(({ ctx, input }) => getMyRatings(ctx, input)),

  rate: studentProcedure.input(rateCourseInput).mutation(({ ctx, input }) => rateCourse(ctx, input)),

  sessions: studentProcedure.query(({ ctx }) => listMySessions(ctx)),

  pastSessions: studentProcedure.query(({ ctx }) => listPastSessions(ctx)),
});
