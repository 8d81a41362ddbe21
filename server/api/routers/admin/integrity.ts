import { router, staffProcedure } from '@/server/api/trpc';
import { checkIntegrity } from '@/server/integrity/check-integrity';
import { getLastCheck } from '@/server/integrity/get-last-check';

export const integrityRouter = router({
  last: staffProcedure.query(({ ctx }) => getLastCheck(ctx)),
  check: staffProcedure.mutation(({ ctx }) => checkIntegrity(ctx)),
});
