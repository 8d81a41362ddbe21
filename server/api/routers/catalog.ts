import { z } from 'zod';
import { publicProcedure, router } from '@/server/api/trpc';
import { reference } from '@/server/core/ids/reference';
import { getPublicTrainer, getPublicTrainerInput } from '@/server/fulfillment/profiles/get-public-trainer';
import { getCourse } from '@/server/school/catalog/get-course';
import { readCatalog } from '@/server/school/catalog/read-catalog';

export const catalogRouter = router({
  /** Every course on sale. */
  list: publicProcedure.query(({ ctx }) => readCatalog(ctx)),

  /** A trainer's public profile. */
  trainer: publicProcedure
    .input(getPublicTrainerInput)
    .query(({ ctx, input }) => getPublicTrainer(ctx, input)),

  /** One course by its slug, with plans and trainers. */
  get: publicProcedure.input(z.object({ slug: reference })).query(({ ctx, input }) => getCourse(ctx, input)),
});
