import type { z } from 'zod';
import type { Context } from '@/server/core/context';
import { feedInput, feedOwner } from './feed-owner';

/** When the calendar address of a person was made and last read; null when there is none. The address itself is not kept. */
export async function getFeedState(ctx: Context, input: z.input<typeof feedInput> = {}) {
  const owner = feedOwner(ctx, feedInput.parse(input), 'staff');
  return ctx.db.calendarFeed.findFirst({
    where: { ...owner, revokedAt: null },
    select: { createdAt: true, lastReadAt: true },
  });
}
