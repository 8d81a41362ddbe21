import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { listDifferences } from '@/server/sales/differences/list-differences';
import { differenceInput, previewDifference } from '@/server/sales/differences/preview-difference';
import { settleDifference, settleDifferenceInput } from '@/server/sales/differences/settle-difference';

export const booksRouter = router({
  differences: staffProcedure.query(({ ctx }) => listDifferences(ctx)),
  preview: staffProcedure.input(differenceInput).query(({ ctx, input }) => previewDifference(ctx, input)),
  settle: adminProcedure
    .input(settleDifferenceInput)
    .mutation(({ ctx, input }) => settleDifference(ctx, input)),
});
