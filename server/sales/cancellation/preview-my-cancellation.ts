import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { inSnapshot } from '@/server/core/in-snapshot';
import { type MyCancellation, planMyCancellation } from './plan-my-cancellation';

export const previewMyCancellationInput = z.object({ purchaseId: id });

/**
 * What a student gets back who cancels now, by the policy of the school, and what ends. Changes nothing.
 *
 * Throws NotFoundError `purchase.unknown` also for somebody else's purchase; PreconditionError `cancellation.over`.
 */
export async function previewMyCancellation(
  ctx: Context,
  rawInput: z.input<typeof previewMyCancellationInput>,
): Promise<MyCancellation['plan'] & Pick<MyCancellation, 'policy' | 'byPolicy'>> {
  authorize(ctx, 'student');
  const { purchaseId } = previewMyCancellationInput.parse(rawInput);
  const { plan, policy, byPolicy } = await inSnapshot(ctx, (tx) => planMyCancellation(tx, ctx, purchaseId));
  return { ...plan, policy, byPolicy };
}
