import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { loadCandidates } from '../choosing/load-candidates';
import { loadNeed } from '../choosing/load-need';
import { describeUnblock } from './describe-unblock';
import { keyOfChange } from './key-of-change';
import { nearMisses } from './near-misses';
import { smallestUnblock } from './smallest-unblock';
import type { UnblockingChange } from './unblocking-change';

export const findUnblocksInput = z.object({ purchaseId: id });

/** A change with the sentence that tells staff what to do, and the key that names exactly this change. */
export type Unblock = { change: UnblockingChange; words: string; key: string };

/**
 * The smallest changes that would let a trainer take a waiting purchase, as of now: see smallestUnblock. Empty when the
 * purchase does not wait, a trainer fits already, or no single change helps. Changes nothing.
 *
 * Throws NotFoundError `purchase.unknown`.
 */
export async function findUnblocks(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof findUnblocksInput>,
): Promise<Unblock[]> {
  const { purchaseId } = findUnblocksInput.parse(input);
  const { status, need } = await loadNeed(ctx.db, purchaseId, ctx.now);
  if (status !== 'CREATED') return [];
  const near = nearMisses(await loadCandidates(ctx.db, need, ctx.now), need);
  // Trainers whom a cheap rule excludes were loaded without a calendar.
  const missing = near.filter(({ times }) => times === null).map(({ trainerId }) => trainerId);
  const times = await loadTrainerTimes(ctx.db, missing, ctx.now);
  const candidates = near.map((trainer) => ({
    ...trainer,
    times: trainer.times ?? times.get(trainer.trainerId) ?? null,
  }));
  const changes = smallestUnblock({ candidates, need, now: ctx.now });
  return changes.map((change) => ({ change, words: describeUnblock(change), key: keyOfChange(change) }));
}
