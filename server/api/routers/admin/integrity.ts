import { router, staffProcedure } from '@/server/api/trpc';
import { checkIntegrity } from '@/server/integrity/check-integrity';
import { getLastCheck } from '@/server/integrity/get-last-check';
import { getCleanUp } from '@/server/retention/get-clean-up';

export const integrityRouter = router({
  last: staffProcedure.query(({ ctx }) => getLastCheck(ctx)),
  cleanUp: staffProcedure.query(({ ctx }) => getCleanUp(ctx)),
  check: staffProcedure.mutation(({ ctx }) => checkIntegrity(ctx)),
});
