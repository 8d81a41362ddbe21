import { z } from 'zod';
import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { id } from '@/server/core/ids/id';
import { createFeed } from '@/server/fulfillment/calendar/create-feed';
import { getFeedState } from '@/server/fulfillment/calendar/get-feed-state';
import { revokeFeed } from '@/server/fulfillment/calendar/revoke-feed';

const ofTrainer = z.object({ trainerId: id });

/** The calendar feeds of trainers, who have no account here: staff make them and send them on. */
export const calendarRouter = router({
  feed: staffProcedure.input(ofTrainer).query(({ ctx, input }) => getFeedState(ctx, input)),
  createFeed: adminProcedure.input(ofTrainer).mutation(({ ctx, input }) => createFeed(ctx, input)),
  revokeFeed: adminProcedure.input(ofTrainer).mutation(({ ctx, input }) => revokeFeed(ctx, input)),
});
