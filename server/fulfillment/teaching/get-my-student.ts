import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { joinWindow } from '@/server/scheduling/joining/join-window';
import { fullResult } from '../results/result-select';

export const getMyStudentInput = z.object({ purchaseId: id });

/**
 * One student of a trainer: name, what they want to learn (the course's outcomes), and every session with its notes, the
 * private ones of other trainers left out. No word of money. Throws NotFoundError `purchase.unknown` unless the trainer
 * has the student now.
 */
export async function getMyStudent(ctx: Context, input: z.input<typeof getMyStudentInput>) {
  const { trainerId } = authorize(ctx, 'trainer');
  const { purchaseId } = getMyStudentInput.parse(input);
  const purchase = await ctx.db.purchase.findFirst({
    where: { id: purchaseId, allocations: { some: { trainerId, endedAt: null } } },
    select: {
      id: true,
      number: true,
      sessionCount: true,
      sessionMinutes: true,
      student: { select: { name: true, zone: true } },
      course: { select: { title: true, level: true, outcomes: true } },
      allocations: { where: { endedAt: null }, select: { trainer: { select: { zone: true } } } },
      sessions: {
        where: { status: { not: 'CANCELLED' } },
        orderBy: { startsAt: 'asc' },
        select: {
          id: true,
          ordinal: true,
          startsAt: true,
          endsAt: true,
          status: true,
          trainerId: true,
          trainer: { select: { name: true } },
          result: { select: fullResult },
        },
      },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such student.');
  const { allocations, sessions, ...rest } = purchase;
  return {
    ...rest,
    zone: allocations.at(0)?.trainer.zone ?? 'UTC',
    now: ctx.now,
    sessions: sessions.map(({ trainerId: heldBy, result, ...session }) => {
      const isOwn = heldBy === trainerId;
      return {
        ...session,
        ...joinWindow(session),
        isOwn,
        result: result && { ...result, privateNote: isOwn ? result.privateNote : '' },
      };
    }),
  };
}

export type MyStudent = Awaited<ReturnType<typeof getMyStudent>>;
