import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { optionalLine } from '@/server/core/text/line';
import { findArmed } from './arming/armed-faults';
import { faultNamed } from './faults';

export const undoFaultsInput = z.object({ name: optionalLine(60).optional() });

/**
 * Repairs what armed faults broke, all of them or those of one name, the last one first. The purchases they stopped are left
 * as they are: that is what remedies are for. Returns the names of what was undone.
 */
export async function undoFaults(
  ctx: Context,
  rawInput: z.input<typeof undoFaultsInput> = {},
): Promise<string[]> {
  authorize(ctx, 'admin', 'system');
  const input = undoFaultsInput.parse(rawInput);
  const armed = await findArmed(ctx.db, input.name ? [input.name] : undefined);
  for (const row of armed.toReversed()) {
    await ctx.db.labFault.deleteMany({ where: { id: row.id } });
    await faultNamed(row.name)?.undo(ctx, row);
  }
  return armed.map(({ name }) => name);
}
