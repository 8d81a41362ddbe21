import { z } from 'zod';
import { adminProcedure, router } from '@/server/api/trpc';
import { env } from '@/server/env';
import { NotFoundError } from '@/server/errors';
import { breakPurchase, breakPurchaseInput } from '@/server/lab/break-purchase';
import { getLab } from '@/server/lab/get-lab';
import { undoFaults } from '@/server/lab/undo-faults';
import { optionalLine } from '@/server/text/line';

/** Administrators, and only where the lab is on: elsewhere there is no such thing. */
const labProcedure = adminProcedure.use(({ next }) => {
  if (!env.LAB) throw new NotFoundError('lab.off', 'The lab is off here.');
  return next();
});

export const labRouter = router({
  overview: labProcedure.query(({ ctx }) => getLab(ctx)),
  break: labProcedure.input(breakPurchaseInput).mutation(({ ctx, input }) => breakPurchase(ctx, input)),
  undo: labProcedure
    .input(z.object({ name: optionalLine(60).optional() }))
    .mutation(({ ctx, input }) => undoFaults(ctx, input)),
});
