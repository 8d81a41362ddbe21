import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

/** One device, all but one, or all of them: ids of their sessions. */
export const endDevicesInput = z.union([
  z.object({ only: id }).strict(),
  z.object({ allBut: id }).strict(),
  z.object({ all: z.literal(true) }).strict(),
]);

/**
 * Signs devices of the actor's own account out, with the commit: requests and live pages of them end at once. Returns how many
 * there were. The session of another person is not among them.
 */
export async function endDevices(
  ctx: Context,
  rawInput: z.input<typeof endDevicesInput>,
): Promise<{ ended: number }> {
  const { userId } = authorize(ctx, 'student');
  const input = endDevicesInput.parse(rawInput);
  const which = 'only' in input ? { id: input.only } : 'allBut' in input ? { id: { not: input.allBut } } : {};
  const { count } = await ctx.db.authSession.deleteMany({ where: { ...which, userId } });
  return { ended: count };
}
