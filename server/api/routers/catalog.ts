import { z } from 'zod';
import { publicProcedure, router } from '@/server/api/trpc';
import { getCourse } from '@/server/catalog/get-course';
import { readCatalog } from '@/server/catalog/read-catalog';
import { id } from '@/server/text/id';

export const catalogRouter = router({
  /** Every course on sale. */
  list: publicProcedure.query(({ ctx }) => readCatalog(ctx)),

  /** One course by its slug, with plans and trainers. */
  get: publicProcedure.input(z.object({ slug: id })).query(({ ctx, input }) => getCourse(ctx, input)),
});
