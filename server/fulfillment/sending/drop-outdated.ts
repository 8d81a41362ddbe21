import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { isOutdated } from './is-outdated';

export const dropOutdatedInput = z.object({ notificationId: id });

/** Removes a reminder that was not sent and is outdated. Returns whether it was. */
export async function dropOutdated(
  ctx: Context,
  rawInput: z.input<typeof dropOutdatedInput>,
): Promise<boolean> {
  authorize(ctx, 'staff', 'system');
  const { notificationId } = dropOutdatedInput.parse(rawInput);
  const dropped = await ctx.db.$executeRaw`
    DELETE FROM "Notification" WHERE id = ${notificationId}::uuid AND "sentAt" IS NULL AND "refusedAt" IS NULL
      AND ("claimedUntil" IS NULL OR "claimedUntil" <= ${ctx.now}) AND ${isOutdated(ctx.now)}`;
  return dropped > 0;
}
