import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { eraseAccount, eraseAccountInput } from '@/server/operations/privacy/erase-account';
import { previewErasure, previewErasureInput } from '@/server/operations/privacy/preview-erasure';
import { correctEmail, correctEmailInput } from '@/server/people/accounts/correct-email';

export const accountsRouter = router({
  previewErasure: staffProcedure
    .input(previewErasureInput)
    .query(({ ctx, input }) => previewErasure(ctx, input)),
  erase: adminProcedure.input(eraseAccountInput).mutation(({ ctx, input }) => eraseAccount(ctx, input)),
  correctEmail: staffProcedure
    .input(correctEmailInput)
    .mutation(({ ctx, input }) => correctEmail(ctx, input)),
});
