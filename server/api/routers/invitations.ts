import { publicProcedure, router, studentProcedure } from '@/server/api/trpc';
import { acceptInvitation } from '@/server/fulfillment/inviting/accept-invitation';
import { invitationInput } from '@/server/fulfillment/inviting/find-invitation';
import { getInvitation } from '@/server/fulfillment/inviting/get-invitation';
import { joinByInvitation, joinByInvitationInput } from '@/server/fulfillment/inviting/join-by-invitation';

/** Invitations of trainers and staff, for those who hold their link. */
export const invitationsRouter = router({
  get: publicProcedure.input(invitationInput).query(({ ctx, input }) => getInvitation(ctx, input)),
  /** For somebody invited to the team who has no account yet. */
  join: publicProcedure
    .input(joinByInvitationInput)
    .mutation(({ ctx, input }) => joinByInvitation(ctx, input)),
  accept: studentProcedure.input(invitationInput).mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});
