import { z } from 'zod';
import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { id } from '@/server/core/ids/id';
import { listCandidates, listCandidatesInput } from '@/server/fulfillment/reallocating/list-candidates';
import { listReallocations } from '@/server/fulfillment/reallocating/list-reallocations';
import { reallocationInput } from '@/server/fulfillment/reallocating/plan-reallocation';
import { previewReallocation } from '@/server/fulfillment/reallocating/preview-reallocation';
import {
  reallocateTrainer,
  reallocateTrainerInput,
} from '@/server/fulfillment/reallocating/reallocate-trainer';
import { undoReallocation, undoReallocationInput } from '@/server/fulfillment/reallocating/undo-reallocation';
import { carryOutUnblock, carryOutUnblockInput } from '@/server/fulfillment/unblocking/carry-out-unblock';
import { findUnblocks, findUnblocksInput } from '@/server/fulfillment/unblocking/find-unblocks';
import { previewUnblock, previewUnblockInput } from '@/server/fulfillment/unblocking/preview-unblock';
import { getWait } from '@/server/fulfillment/waiting/get-wait';

const purchaseInput = z.object({ purchaseId: id });

export const allocationRouter = router({
  candidates: staffProcedure.input(listCandidatesInput).query(({ ctx, input }) => listCandidates(ctx, input)),

  history: staffProcedure.input(purchaseInput).query(({ ctx, input }) => listReallocations(ctx, input)),

  preview: adminProcedure.input(reallocationInput).query(({ ctx, input }) => previewReallocation(ctx, input)),

  reallocate: adminProcedure
    .input(reallocateTrainerInput)
    .mutation(({ ctx, input }) => reallocateTrainer(ctx, input)),

  undo: adminProcedure
    .input(undoReallocationInput)
    .mutation(({ ctx, input }) => undoReallocation(ctx, input)),

  wait: staffProcedure.input(purchaseInput).query(({ ctx, input }) => getWait(ctx, input)),

  previewChange: adminProcedure
    .input(previewUnblockInput)
    .query(({ ctx, input }) => previewUnblock(ctx, input)),

  carryOut: adminProcedure
    .input(carryOutUnblockInput)
    .mutation(({ ctx, input }) => carryOutUnblock(ctx, input)),

  unblocks: staffProcedure.input(findUnblocksInput).query(({ ctx, input }) => findUnblocks(ctx, input)),
});
