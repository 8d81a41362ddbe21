import { adminProcedure, router } from '@/server/api/trpc';
import { listTeam } from '@/server/people/team/list-team';
import { setRole, setRoleInput } from '@/server/people/team/set-role';

export const teamRouter = router({
  list: adminProcedure.query(({ ctx }) => listTeam(ctx)),
  setRole: adminProcedure.input(setRoleInput).mutation(({ ctx, input }) => setRole(ctx, input)),
});
