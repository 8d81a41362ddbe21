import { after } from 'next/server';
import { z } from 'zod';
import { getWait } from '@/server/allocation/get-wait';
import { listCandidates, listCandidatesInput } from '@/server/allocation/list-candidates';
import { listReallocations } from '@/server/allocation/list-reallocations';
import { reallocationInput } from '@/server/allocation/plan-reallocation';
import { previewReallocation } from '@/server/allocation/preview-reallocation';
import { reallocateTrainer, reallocateTrainerInput } from '@/server/allocation/reallocate-trainer';
import { carryOutUnblock, carryOutUnblockInput } from '@/server/allocation/unblock/carry-out-unblock';
import { findUnblocks, findUnblocksInput } from '@/server/allocation/unblock/find-unblocks';
import { undoReallocation, undoReallocationInput } from '@/server/allocation/undo-reallocation';
import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { dispatchOutbox } from '@/server/outbox/dispatch-outbox';
import { id } from '@/server/text/id';

const purchaseInput = z.object({ purchaseId: id });

export const allocationRouter = router({
  candidates: staffProcedure.input(listCandidatesInput).query(({ ctx, input }) => listCandidates(ctx, input)),

  history: staffProcedure.input(purchaseInput).query(({ ctx, input }) => listReallocations(ctx, input)),

  preview: adminProcedure.input(reallocationInput).query(({ ctx, input }) => previewReallocation(ctx, input)),

  reallocate: adminProcedure.input(reallocateTrainerInput).mutation(async ({ ctx, input }) => {
    const result = await reallocateTrainer(ctx, input);
    after(() => dispatchOutbox());
    return result;
  }),

  undo: adminProcedure.input(undoReallocationInput).mutation(async ({ ctx, input }) => {
    const result = await undoReallocation(ctx, input);
    after(() => dispatchOutbox());
    return result;
  }),

  wait: staffProcedure.input(purchaseInput).query(({ ctx, input }) => getWait(ctx, input)),

  carryOut: adminProcedure.input(carryOutUnblockInput).mutation(async ({ ctx, input }) => {
    const result = await carryOutUnblock(ctx, input);
    after(() => dispatchOutbox());
    return result;
  }),

  unblocks: staffProcedure.input(findUnblocksInput).query(({ ctx, input }) => findUnblocks(ctx, input)),
});
