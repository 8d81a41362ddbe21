import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { createFeed } from '@/server/fulfillment/calendar/create-feed';
import { feedInput } from '@/server/fulfillment/calendar/feed-owner';
import { getFeedState } from '@/server/fulfillment/calendar/get-feed-state';
import { revokeFeed } from '@/server/fulfillment/calendar/revoke-feed';

const ofTrainer = feedInput.required();

/** The calendar feeds of trainers. Staff make them for trainers without an account, and send them on. */
export const calendarRouter = router({
  feed: staffProcedure.input(ofTrainer).query(({ ctx, input }) => getFeedState(ctx, input)),
  createFeed: adminProcedure.input(ofTrainer).mutation(({ ctx, input }) => createFeed(ctx, input)),
  revokeFeed: adminProcedure.input(ofTrainer).mutation(({ ctx, input }) => revokeFeed(ctx, input)),
});
