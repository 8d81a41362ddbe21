import { adminProcedure, router } from '@/server/api/trpc';
import { inviteStaff, inviteStaffInput } from '@/server/fulfillment/inviting/invite-staff';
import { listInvitations } from '@/server/fulfillment/inviting/list-invitations';
import {
  withdrawInvitation,
  withdrawInvitationInput,
} from '@/server/fulfillment/inviting/withdraw-invitation';
import { listTeam } from '@/server/people/team/list-team';
import { setRole, setRoleInput } from '@/server/people/team/set-role';

export const teamRouter = router({
  list: adminProcedure.query(({ ctx }) => listTeam(ctx)),
  invitations: adminProcedure.query(({ ctx }) => listInvitations(ctx)),
  invite: adminProcedure.input(inviteStaffInput).mutation(({ ctx, input }) => inviteStaff(ctx, input)),
  withdraw: adminProcedure
    .input(withdrawInvitationInput)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx, input)),
  setRole: adminProcedure.input(setRoleInput).mutation(({ ctx, input }) => setRole(ctx, input)),
});
