import { publicProcedure, router } from '@/server/api/trpc';

export const accountRouter = router({
  /** Who is signed in, or null. */
  me: publicProcedure.query(({ ctx }) => ctx.user),
});
