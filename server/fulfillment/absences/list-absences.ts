import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

export const listAbsencesInput = z.object({ trainerId: id.optional() });

/** The newest 100 absences, of one trainer or of all, with how far each is covered. */
export async function listAbsences(ctx: Pick<Context, 'db'>, input: z.input<typeof listAbsencesInput>) {
  const { trainerId } = listAbsencesInput.parse(input);
  const absences = await ctx.db.trainerAbsence.findMany({
    where: trainerId ? { trainerId } : {},
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      reason: true,
      actorName: true,
      createdAt: true,
      finishedAt: true,
      trainer: { select: { id: true, name: true, zone: true } },
      items: { select: { status: true } },
    },
  });
  return absences.map(({ items, ...absence }) => ({
    ...absence,
    affected: items.length,
    done: items.filter(({ status }) => status !== 'PENDING').length,
    failed: items.filter(({ status }) => status === 'FAILED').length,
  }));
}

export type AbsenceRow = Awaited<ReturnType<typeof listAbsences>>[number];
