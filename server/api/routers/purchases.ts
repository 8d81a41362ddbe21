import { z } from 'zod';
import { router, studentProcedure } from '@/server/api/trpc';
import { id } from '@/server/core/ids/id';
import { listHeldSessions } from '@/server/fulfillment/booking/list-held-sessions';
import { listMySessions } from '@/server/fulfillment/booking/list-my-sessions';
import { getMyPurchase } from '@/server/purchases/get-my-purchase';
import { listMyPurchases } from '@/server/purchases/list-my-purchases';

/** What a student has: always and only their own. */
export const purchasesRouter = router({
  list: studentProcedure.query(({ ctx }) => listMyPurchases(ctx, { studentId: ctx.user.id })),

  get: studentProcedure
    .input(z.object({ purchaseId: id }))
    .query(({ ctx, input }) => getMyPurchase(ctx, { ...input, studentId: ctx.user.id })),

  sessions: studentProcedure.query(({ ctx }) => listMySessions(ctx, { studentId: ctx.user.id })),

  heldSessions: studentProcedure.query(({ ctx }) => listHeldSessions(ctx, { studentId: ctx.user.id })),
});
