import { router, staffProcedure } from '@/server/api/trpc';
import { correctEmail, correctEmailInput } from '@/server/people/accounts/correct-email';

export const accountsRouter = router({
  correctEmail: staffProcedure
    .input(correctEmailInput)
    .mutation(({ ctx, input }) => correctEmail(ctx, input)),
});
