import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { preferencesSchema } from '@/server/scheduling/preferences/preferences';

export const setZoneInput = preferencesSchema.pick({ zone: true });

/**
 * Changes the IANA zone in which a person reads times. Nothing that is booked moves: sessions are instants. Throws
 * NotFoundError `user.unknown`.
 */
export async function setZone(ctx: Context, input: z.input<typeof setZoneInput>): Promise<void> {
  const { userId } = authorize(ctx, 'student');
  const { zone } = setZoneInput.parse(input);
  const { count } = await ctx.db.user.updateMany({ where: { id: userId }, data: { zone } });
  if (count === 0) throw new NotFoundError('user.unknown', 'There is no such account.');
}
