import { adminProcedure, router } from '@/server/api/trpc';
import { env } from '@/server/core/env';
import { NotFoundError } from '@/server/core/errors';
import { breakPurchase, breakPurchaseInput } from '@/server/lab/break-purchase';
import { getLab } from '@/server/lab/get-lab';
import { undoFaults, undoFaultsInput } from '@/server/lab/undo-faults';

/** Administrators, and only where the lab is on: elsewhere there is no such thing. */
const labProcedure = adminProcedure.use(({ next }) => {
  if (!env.LAB) throw new NotFoundError('lab.off', 'The lab is off here.');
  return next();
});

export const labRouter = router({
  overview: labProcedure.query(({ ctx }) => getLab(ctx)),
  break: labProcedure.input(breakPurchaseInput).mutation(({ ctx, input }) => breakPurchase(ctx, input)),
  undo: labProcedure.input(undoFaultsInput).mutation(({ ctx, input }) => undoFaults(ctx, input)),
});
