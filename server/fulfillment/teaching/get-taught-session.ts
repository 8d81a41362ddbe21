import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { fullResult } from '../results/result-select';

export const getTaughtSessionInput = z.object({ sessionId: id });

/** A session with its result, for its trainer, who records it. Throws NotFoundError `session.unknown` for another trainer's. */
export async function getTaughtSession(ctx: Context, input: z.input<typeof getTaughtSessionInput>) {
  const { trainerId } = authorize(ctx, 'trainer');
  const { sessionId } = getTaughtSessionInput.parse(input);
  const session = await ctx.db.trainingSession.findFirst({
    where: { id: sessionId, trainerId, status: { not: 'CANCELLED' } },
    select: {
      id: true,
      ordinal: true,
      startsAt: true,
      endsAt: true,
      trainer: { select: { zone: true } },
      result: { select: { ...fullResult, actorKind: true } },
      purchase: {
        select: {
          id: true,
          sessionCount: true,
          course: { select: { title: true } },
          student: { select: { name: true } },
        },
      },
    },
  });
  if (!session) throw new NotFoundError('session.unknown', 'There is no such session.');
  return { ...session, hasBegun: session.startsAt <= ctx.now, now: ctx.now };
}

export type TaughtSession = Awaited<ReturnType<typeof getTaughtSession>>;
