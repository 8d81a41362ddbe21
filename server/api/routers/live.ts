import { tracked } from '@trpc/server';
import { z } from 'zod';
import { router, staffProcedure, studentProcedure } from '@/server/api/trpc';
import { changes } from '@/server/live/changes';
import { timelineFeed } from '@/server/live/timeline-feed';
import { watchPurchase } from '@/server/live/watch-purchase';

/** Sent by the client on its own when it reconnects: the id of the last tick that it saw. */
const lastEventId = z.string().nullish();

export const liveRouter = router({
  /** A tick for every change of one purchase: a student's own, or any for staff. */
  purchase: studentProcedure
    .input(z.object({ purchaseId: z.string(), lastEventId }))
    .subscription(async ({ ctx, input, signal }) => {
      const ticks = await watchPurchase(ctx, timelineFeed, {
        purchaseId: input.purchaseId,
        seenCount: Number(input.lastEventId) || 0,
        signal,
      });
      return (async function* () {
        for await (const tick of ticks) yield tracked(String(tick.entryCount), tick);
      })();
    }),

  /** A tick when any purchase changed, at most one a second. */
  purchases: staffProcedure.input(z.object({ lastEventId }).optional()).subscription(async function* ({
    signal,
  }) {
    for await (const _ of changes(timelineFeed, { pauseMs: 1_000, signal })) {
      const at = new Date().toISOString();
      yield tracked(at, { at });
    }
  }),
});
