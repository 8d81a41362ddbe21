import type { Context } from '@/server/core/context';
import { countRoom } from './count-room';

/**
 * Every course on sale with its plans, cheapest first, and how many of its trainers have room for another student now.
 * Amounts are minor units. Two queries, whatever the number of courses.
 */
export async function listCourses(ctx: Pick<Context, 'db'>) {
  const [courses, room] = await Promise.all([
    ctx.db.course.findMany({
      where: { retiredAt: null, plans: { some: { retiredAt: null } } },
      orderBy: [{ topic: 'asc' }, { level: 'asc' }, { title: 'asc' }],
      select: {
        id: true,
        slug: true,
        title: true,
        summary: true,
        topic: true,
        level: true,
        language: true,
        plans: {
          where: { retiredAt: null },
          orderBy: [{ amount: 'asc' }, { id: 'asc' }],
          select: { sessionCount: true, sessionMinutes: true, amount: true, currency: true },
        },
      },
    }),
    countRoom(ctx),
  ]);
  return courses.map((course) => ({ ...course, trainersWithRoom: room.get(course.id) ?? 0 }));
}

export type ListedCourse = Awaited<ReturnType<typeof listCourses>>[number];
