import { tracked } from '@trpc/server';
import { z } from 'zod';
import { router, staffProcedure, studentProcedure } from '@/server/api/trpc';
import { id } from '@/server/core/ids/id';
import { optionalLine } from '@/server/core/text/line';
import { keepPresent } from '@/server/fulfillment/joining/keep-present';
import { changes } from '@/server/live/changes';
import { mayWatchPurchase } from '@/server/live/may-watch-purchase';
import { timelineFeed } from '@/server/live/timeline-feed';
import { watchPurchase } from '@/server/live/watch-purchase';
import { watchRoom } from '@/server/live/watch-room';
import { whileAllowed } from '@/server/live/while-allowed';
import { actorOf } from '@/server/people/roles/actor-of';
import { requireRole } from '@/server/people/roles/require-role';

/** Sent by the client on its own when it reconnects: the id of the last tick that it saw. */
const lastEventId = optionalLine(100).nullish();

export const liveRouter = router({
  /** A tick for every change of one purchase: a student's own, or any for staff. */
  purchase: studentProcedure
    .input(z.object({ purchaseId: id, lastEventId }))
    .subscription(async ({ ctx, input, signal }) => {
      const { purchaseId } = input;
      await mayWatchPurchase(ctx, { purchaseId });
      const access = {
        userId: ctx.user.id,
        check: async () =>
          mayWatchPurchase({ db: ctx.db, actor: actorOf(await ctx.lookAgain()) }, { purchaseId }),
      };
      const seenCount = Number(input.lastEventId) || 0;
      return whileAllowed(timelineFeed, access, signal, async function* (until) {
        for await (const tick of watchPurchase(ctx, timelineFeed, { purchaseId, seenCount, signal: until }))
          yield tracked(String(tick.entryCount), tick);
      });
    }),

  /** A tick when somebody comes into a session's waiting room or leaves it. Its watcher is in it for as long as they watch. */
  room: studentProcedure
    .input(z.object({ sessionId: id, lastEventId }))
    .subscription(async ({ ctx, input: { sessionId }, signal }) => {
      const keep = async () =>
        keepPresent({ db: ctx.db, actor: actorOf(await ctx.lookAgain()), now: new Date() }, { sessionId });
      await keep();
      return whileAllowed(
        timelineFeed,
        { userId: ctx.user.id, check: keep },
        signal,
        async function* (until) {
          for await (const _ of watchRoom(ctx, timelineFeed, { sessionId, keep, signal: until })) {
            const at = new Date().toISOString();
            yield tracked(at, { at });
          }
        },
      );
    }),

  /** A tick when any purchase changed, at most one a second. */
  purchases: staffProcedure
    .input(z.object({ lastEventId }).optional())
    .subscription(async ({ ctx, signal }) => {
      const access = {
        userId: ctx.user.id,
        check: async () => requireRole(await ctx.lookAgain(), 'staff'),
      };
      return whileAllowed(timelineFeed, access, signal, async function* (until) {
        for await (const _ of changes(timelineFeed, { pauseMs: 1_000, signal: until })) {
          const at = new Date().toISOString();
          yield tracked(at, { at });
        }
      });
    }),
});
