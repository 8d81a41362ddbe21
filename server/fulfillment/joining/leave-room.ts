import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ownSessionInput } from './load-own-session';

/** Says that somebody has left a session's waiting room. Leaving twice changes nothing. */
export async function leaveRoom(ctx: Context, input: z.input<typeof ownSessionInput>): Promise<void> {
  const { userId } = authorize(ctx, 'student');
  const { sessionId } = ownSessionInput.parse(input);
  await ctx.db.roomPresence.deleteMany({ where: { sessionId, userId } });
}
