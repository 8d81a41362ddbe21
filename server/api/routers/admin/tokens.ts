import { adminProcedure, router } from '@/server/api/trpc';
import { createApiToken, createApiTokenInput } from '@/server/operations/tokens/create-api-token';
import { listApiTokens } from '@/server/operations/tokens/list-api-tokens';
import { revokeApiToken, revokeApiTokenInput } from '@/server/operations/tokens/revoke-api-token';

export const tokensRouter = router({
  list: adminProcedure.query(({ ctx }) => listApiTokens(ctx)),
  create: adminProcedure.input(createApiTokenInput).mutation(({ ctx, input }) => createApiToken(ctx, input)),
  revoke: adminProcedure.input(revokeApiTokenInput).mutation(({ ctx, input }) => revokeApiToken(ctx, input)),
});
