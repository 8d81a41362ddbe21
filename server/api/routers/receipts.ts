import { router, studentProcedure } from '@/server/api/trpc';
import { getReceipt, getReceiptInput } from '@/server/sales/receipts/get-receipt';

export const receiptsRouter = router({
  /** A receipt or a credit note: a student's own, or any one for staff. */
  get: studentProcedure.input(getReceiptInput).query(({ ctx, input }) => getReceipt(ctx, input)),
});
