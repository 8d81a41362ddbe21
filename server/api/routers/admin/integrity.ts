import { router, staffProcedure } from '@/server/api/trpc';
import { checkIntegrity } from '@/server/operations/integrity/check-integrity';
import { getLastCheck } from '@/server/operations/integrity/get-last-check';
import { getCleanUp } from '@/server/operations/retention/get-clean-up';

export const integrityRouter = router({
  last: staffProcedure.query(({ ctx }) => getLastCheck(ctx)),
  cleanUp: staffProcedure.query(({ ctx }) => getCleanUp(ctx)),
  check: staffProcedure.mutation(({ ctx }) => checkIntegrity(ctx)),
});
