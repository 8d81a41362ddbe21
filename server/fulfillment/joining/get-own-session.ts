import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { readingZone } from '@/server/purchases/reading-zone';
import { joinState, joinWindow } from '@/server/scheduling/joining/join-window';
import { findRoom } from '../meetings/find-room';
import { listPresent } from './list-present';
import { loadOwnSession, ownSessionInput } from './load-own-session';

/**
 * A session as its own page shows it: when it is, with whom, whether it can be joined, and who is in its waiting room.
 * Where another room is only joining tells. `zone` is the reader's. Throws NotFoundError `session.unknown`, also when it is somebody else's.
 */
export async function getOwnSession(ctx: Context, input: z.input<typeof ownSessionInput>) {
  const { userId } = authorize(ctx, 'student');
  const session = await loadOwnSession(ctx, ownSessionInput.parse(input));
  const { id, side, startsAt, endsAt, ordinal, purchase, trainer } = session;
  const joined = await ctx.db.sessionJoin.count({ where: { sessionId: id, userId } });
  const present = await listPresent(ctx, { sessionId: id });
  return {
    ...{ id, side, startsAt, endsAt, ordinal },
    ...joinWindow(session),
    state: joinState(session, ctx.now),
    purchaseId: purchase.id,
    sessionCount: purchase.sessionCount,
    courseTitle: purchase.course.title,
    studentName: purchase.student.name,
    trainerName: trainer.name,
    zone: side === 'trainer' ? trainer.zone : readingZone(purchase),
    hasJoined: joined > 0,
    present: present.map((person) => person.side),
    /** Its room is a page of Caravan. */
    isBuiltIn: (await findRoom(session)) === null,
  };
}

export type OwnSession = Awaited<ReturnType<typeof getOwnSession>>;
