import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { listReleased } from '../ratings/list-released';
import { levelsFrom } from '../vocabulary/levels';
import { countRoom } from './count-room';

/**
 * One course on sale with its plans, cheapest first, and some of the people who teach it. Amounts are minor units. Throws
 * NotFoundError `course.unknown`, also for a course that is no longer sold.
 */
export async function getCourse(ctx: Pick<Context, 'db'>, input: { slug: string }) {
  const course = await ctx.db.course.findFirst({
    where: { slug: input.slug, retiredAt: null },
    select: {
      id: true,
      slug: true,
      title: true,
      summary: true,
      description: true,
      topic: true,
      skill: true,
      level: true,
      language: true,
      outcomes: true,
      plans: {
        where: { retiredAt: null },
        orderBy: [{ amount: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          name: true,
          sessionCount: true,
          sessionMinutes: true,
          sessionsPerWeek: true,
          amount: true,
          currency: true,
        },
      },
    },
  });
  if (!course) throw new NotFoundError('course.unknown', 'There is no such course on sale.');

  const [ratings, room, trainers] = await Promise.all([
    listReleased(ctx.db, { courseId: course.id }),
    countRoom(ctx, course.id),
    ctx.db.trainer.findMany({
      where: {
        leftAt: null,
        pausedAt: null,
        languages: { has: course.language },
        skills: { some: { skill: course.skill, level: { in: levelsFrom(course.level) } } },
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: 4,
      select: { id: true, name: true, headline: true, zone: true },
    }),
  ]);
  const { skill: _, ...shown } = course;
  return { ...shown, ratings, trainers, trainersWithRoom: room.get(course.id) ?? 0 };
}
