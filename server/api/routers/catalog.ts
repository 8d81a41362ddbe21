import { z } from 'zod';
import { publicProcedure, router } from '@/server/api/trpc';
import { getCourse } from '@/server/catalog/get-course';
import { readCatalog } from '@/server/catalog/read-catalog';

export const catalogRouter = router({
  /** Every course on sale. */
  list: publicProcedure.query(({ ctx }) => readCatalog(ctx)),

  /** One course by its slug, with plans and trainers. */
  get: publicProcedure
    .input(z.object({ slug: z.string().min(1).max(200) }))
    .query(({ ctx, input }) => getCourse(ctx, input)),
});
