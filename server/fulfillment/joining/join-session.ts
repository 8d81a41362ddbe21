import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { type JoinState, joinState, visitOf } from '@/server/scheduling/joining/join-window';
import { findRoom } from '../meetings/find-room';
import { loadOwnSession, ownSessionInput } from './load-own-session';

/** `url`: the room. Null: the waiting room, which is the session's page. */
export type JoinOutcome =
  | { state: 'open'; url: string | null }
  | { state: Exclude<JoinState, 'open'> | 'staff' };

/**
 * Joins a session as its student or trainer: records it, once for each visit, and answers where its room is. Says why
 * when it cannot be joined now; staff never join. The room is that of the session's trainer and time at this moment:
 * a change of the session waits until this is recorded, or this waits for the change.
 *
 * Throws NotFoundError `session.unknown`, also when the session is somebody else's.
 */
export async function joinSession(
  ctx: Context,
  input: z.input<typeof ownSessionInput>,
): Promise<JoinOutcome> {
  const { userId } = authorize(ctx, 'student');
  const { sessionId } = ownSessionInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    await tx.$executeRaw`SELECT FROM "TrainingSession" WHERE id = ${sessionId} FOR SHARE`;
    const session = await loadOwnSession({ db: tx, actor: ctx.actor }, { sessionId });
    if (session.side === 'staff') return { state: 'staff' };
    const state = joinState(session, ctx.now);
    if (state !== 'open') return { state };
    const trainerId = session.side === 'trainer' ? session.trainerId : null;
    const visit = visitOf(session, ctx.now);
    await tx.sessionJoin.createMany({
      data: { sessionId, userId, trainerId, visit, joinedAt: ctx.now },
      skipDuplicates: true,
    });
    return { state, url: await findRoom(session) };
  });
}
