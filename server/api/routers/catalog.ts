import { z } from 'zod';
import { publicProcedure, router } from '@/server/api/trpc';
import { reference } from '@/server/core/ids/reference';
import { getCourse } from '@/server/school/catalog/get-course';
import { readCatalog } from '@/server/school/catalog/read-catalog';

export const catalogRouter = router({
  /** Every course on sale. */
  list: publicProcedure.query(({ ctx }) => readCatalog(ctx)),

  /** One course by its slug, with plans and trainers. */
  get: publicProcedure.input(z.object({ slug: reference })).query(({ ctx, input }) => getCourse(ctx, input)),
});
