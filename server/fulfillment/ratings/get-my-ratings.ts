import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { loadRatable } from './load-ratable';

export const getMyRatingsInput = z.object({ purchaseId: id });

/** What a student may rate of a purchase, and has rated. Throws NotFoundError `purchase.unknown`, also for anybody else's. */
export async function getMyRatings(ctx: Context, input: z.input<typeof getMyRatingsInput>) {
  const { userId: studentId } = authorize(ctx, 'student');
  const { purchaseId } = getMyRatingsInput.parse(input);
  const ratable = await loadRatable(ctx.db, { purchaseId, studentId });
  if (!ratable) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const { course, forTrainer, trainer, mayRate } = ratable;
  return { course, forTrainer, trainerName: trainer?.name ?? null, mayRate };
}

export type MyRatings = Awaited<ReturnType<typeof getMyRatings>>;
