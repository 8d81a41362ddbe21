import { publicProcedure, router, studentProcedure } from '@/server/api/trpc';
import { acceptInvitation } from '@/server/fulfillment/inviting/accept-invitation';
import { invitationInput } from '@/server/fulfillment/inviting/find-invitation';
import { getInvitation } from '@/server/fulfillment/inviting/get-invitation';

/** Invitations of trainers, for those who hold their link. */
export const invitationsRouter = router({
  get: publicProcedure.input(invitationInput).query(({ ctx, input }) => getInvitation(ctx, input)),
  accept: studentProcedure.input(invitationInput).mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});
