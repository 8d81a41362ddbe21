import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { newId } from '@/server/core/ids/new-id';
import { joinState } from '@/server/scheduling/joining/join-window';
import { loadOwnSession, ownSessionInput } from './load-own-session';

/**
 * Says that somebody is in a session's waiting room, for the next seconds, by the clock of the database. Everybody's open
 * page is told. Throws NotFoundError `session.unknown`, PreconditionError `session.not-open`.
 */
export async function keepPresent(ctx: Context, input: z.input<typeof ownSessionInput>): Promise<void> {
  const { userId } = authorize(ctx, 'student');
  const { sessionId } = ownSessionInput.parse(input);
  const session = await loadOwnSession(ctx, { sessionId });
  if (session.side === 'staff' || joinState(session, ctx.now) !== 'open')
    throw new PreconditionError('session.not-open', 'You can’t join this session now.');
  await ctx.db.$executeRaw`
    INSERT INTO "RoomPresence" (id, "sessionId", "userId", "seenAt") VALUES (${newId()}, ${sessionId}, ${userId}, now())
    ON CONFLICT ("sessionId", "userId") DO UPDATE SET "seenAt" = now()`;
}
