import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { type Side, sideOf } from './side-of';

export const ownSessionInput = z.object({ sessionId: id });

const select = {
  id: true,
  studentId: true,
  trainerId: true,
  startsAt: true,
  endsAt: true,
  status: true,
  ordinal: true,
  purchase: {
    select: {
      id: true,
      sessionCount: true,
      preferences: true,
      course: { select: { title: true } },
      student: { select: { name: true, zone: true } },
    },
  },
  trainer: { select: { name: true, zone: true, meetingUrl: true } },
  allocation: { select: { room: true } },
} as const;

/** A session as one of its people, or staff, may see it. Throws NotFoundError `session.unknown` also for anybody else. */
export async function loadOwnSession(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  { sessionId }: z.output<typeof ownSessionInput>,
) {
  const session = await db.trainingSession.findUnique({ where: { id: sessionId }, select });
  const side: Side | null = session && sideOf(actor, session);
  if (!session || !side) throw new NotFoundError('session.unknown', 'There is no such session.');
  return { ...session, side };
}
