import { publicProcedure, router, studentProcedure } from '@/server/api/trpc';
import { setZone, setZoneInput } from '@/server/people/accounts/set-zone';

export const accountRouter = router({
  /** Who is signed in, or null. */
  me: publicProcedure.query(({ ctx }) => ctx.user),

  setZone: studentProcedure.input(setZoneInput).mutation(({ ctx, input }) => setZone(ctx, input)),
});
