import { z } from 'zod';
import { router, studentProcedure } from '@/server/api/trpc';
import { id } from '@/server/core/ids/id';
import { listHeldSessions } from '@/server/fulfillment/booking/list-held-sessions';
import { listMySessions } from '@/server/fulfillment/booking/list-my-sessions';
import { getMyPurchase } from '@/server/purchases/own/get-my-purchase';
import { listMyPurchases } from '@/server/purchases/own/list-my-purchases';

/** What a student has: always and only their own. */
export const purchasesRouter = router({
  list: studentProcedure.query(({ ctx }) => listMyPurchases(ctx)),

  get: studentProcedure
    .input(z.object({ purchaseId: id }))
    .query(({ ctx, input }) => getMyPurchase(ctx, input)),

  sessions: studentProcedure.query(({ ctx }) => listMySessions(ctx)),

  heldSessions: studentProcedure.query(({ ctx }) => listHeldSessions(ctx)),
});
