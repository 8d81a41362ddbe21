import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { differenceRemedyCodes } from '../vocabulary/difference-remedies';
import { loadDifference } from './load-difference';
import { type DifferencePlan, planDifference } from './plan-difference';

export const differenceInput = z.object({ differenceId: id, remedy: z.enum(differenceRemedyCodes) });

/** What a remedy would do about a difference now. Changes nothing. Throws what loadDifference and planDifference throw. */
export async function previewDifference(
  ctx: Context,
  rawInput: z.input<typeof differenceInput>,
): Promise<DifferencePlan> {
  authorize(ctx, 'staff');
  const { differenceId, remedy } = differenceInput.parse(rawInput);
  return planDifference(await loadDifference(ctx, differenceId), remedy);
}
