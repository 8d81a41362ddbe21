import { router, studentProcedure } from '@/server/api/trpc';
import { createFeed } from '@/server/fulfillment/calendar/create-feed';
import { getFeedState } from '@/server/fulfillment/calendar/get-feed-state';
import { revokeFeed } from '@/server/fulfillment/calendar/revoke-feed';

/** One's own calendar feed. */
export const calendarRouter = router({
  feed: studentProcedure.query(({ ctx }) => getFeedState(ctx)),
  createFeed: studentProcedure.mutation(({ ctx }) => createFeed(ctx)),
  revokeFeed: studentProcedure.mutation(({ ctx }) => revokeFeed(ctx)),
});
