import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { heldOutcomes } from '@/server/process/vocabulary/session-outcomes';

const limit = 500;

/** The students that a trainer has now, newest first, with how many sessions were held and the next one. No word of money. */
export async function listMyStudents(ctx: Context) {
  const { trainerId } = authorize(ctx, 'trainer');
  const allocations = await ctx.db.trainerAllocation.findMany({
    where: { trainerId, endedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      trainer: { select: { zone: true } },
      purchase: {
        select: {
          id: true,
          sessionCount: true,
          course: { select: { title: true } },
          student: { select: { name: true } },
          sessions: {
            where: { status: { not: 'CANCELLED' } },
            orderBy: { startsAt: 'asc' },
            select: { startsAt: true, result: { select: { outcome: true } } },
          },
        },
      },
    },
  });
  return allocations.map(({ trainer, purchase: { sessions, student, course, ...purchase } }) => ({
    ...purchase,
    zone: trainer.zone,
    student: student.name,
    course: course.title,
    held: sessions.filter(({ result }) => result && heldOutcomes.includes(result.outcome)).length,
    next: sessions.find(({ startsAt }) => startsAt > ctx.now)?.startsAt ?? null,
  }));
}

export type MyStudents = Awaited<ReturnType<typeof listMyStudents>>;
