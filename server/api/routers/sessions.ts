import { router, studentProcedure } from '@/server/api/trpc';
import { getOwnSession } from '@/server/fulfillment/joining/get-own-session';
import { ownSessionInput } from '@/server/fulfillment/joining/load-own-session';

/** A session, for its student, its trainer and staff. */
export const sessionsRouter = router({
  get: studentProcedure.input(ownSessionInput).query(({ ctx, input }) => getOwnSession(ctx, input)),
});
