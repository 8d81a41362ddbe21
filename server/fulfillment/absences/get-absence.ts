import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';

export const getAbsenceInput = z.object({ absenceId: id });

/**
 * One absence with everything it affects and what became of each so far; what failed comes first, then what is still to
 * be done. Throws NotFoundError `absence.unknown`.
 */
export async function getAbsence(ctx: Pick<Context, 'db'>, input: z.input<typeof getAbsenceInput>) {
  const absence = await ctx.db.trainerAbsence.findUnique({
    where: { id: getAbsenceInput.parse(input).absenceId },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      reason: true,
      actorName: true,
      createdAt: true,
      finishedAt: true,
      trainer: { select: { id: true, name: true, zone: true } },
      items: {
        select: {
          status: true,
          message: true,
          doneAt: true,
          purchase: {
            select: {
              id: true,
              number: true,
              student: { select: { name: true } },
              course: { select: { title: true } },
              allocations: { where: { endedAt: null }, select: { trainer: { select: { name: true } } } },
            },
          },
        },
      },
    },
  });
  if (!absence) throw new NotFoundError('absence.unknown', 'There is no such absence.');
  const order = ['FAILED', 'PENDING', 'MOVED', 'SKIPPED'];
  const items = absence.items
    .map(({ purchase: { student, course, allocations, ...purchase }, ...item }) => ({
      ...item,
      ...purchase,
      studentName: student.name,
      courseTitle: course.title,
      trainerName: allocations[0]?.trainer.name ?? null,
    }))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.number - b.number);
  return { ...absence, items };
}

export type AbsenceDetail = Awaited<ReturnType<typeof getAbsence>>;
