import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/core/context';
import { searchText } from '@/server/core/search/search-text';
import { searchWords } from '@/server/core/search/search-words';
import { whereWords } from '@/server/core/search/where-words';
import { optionalLine } from '@/server/core/text/line';
import { courseFilterCodes } from '../vocabulary/course-filters';
import { countTeachers } from './count-teachers';

export const listCoursesForStaffInput = z.object({
  search: searchText.optional(),
  topic: optionalLine(60).optional(),
  /** Absent: what is on sale and what only lacks a plan. */
  state: z.enum(courseFilterCodes).optional(),
});

/** Purchases are counted over so many days. */
export const countedDays = 30;

/**
 * Every course for staff, by topic: plans on sale, trainers who can teach it now, and what was paid in the last 30 days.
 * Four queries, whatever the number of courses; a school has hundreds of them at most, so there are no pages.
 */
export async function listCoursesForStaff(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof listCoursesForStaffInput>,
) {
  const { search, topic, state } = listCoursesForStaffInput.parse(input);
  const where: Prisma.CourseWhereInput = {
    ...(state === 'all' ? {} : { retiredAt: state === 'retired' ? { not: null } : null }),
    ...(topic && { topic }),
    ...whereWords(searchWords(search ?? '')),
  };
  const since = new Date(now.getTime() - countedDays * 86_400_000);
  const [courses, teachers, sold, topics] = await Promise.all([
    db.course.findMany({
      where,
      orderBy: [{ topic: 'asc' }, { title: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        slug: true,
        title: true,
        topic: true,
        skill: true,
        level: true,
        language: true,
        retiredAt: true,
        _count: { select: { plans: { where: { retiredAt: null } } } },
      },
    }),
    countTeachers({ db }),
    db.purchase.groupBy({ by: ['courseId'], where: { confirmedAt: { gte: since } }, _count: true }),
    db.course.findMany({ distinct: ['topic'], orderBy: { topic: 'asc' }, select: { topic: true } }),
  ]);
  const soldOf = new Map(sold.map(({ courseId, _count }) => [courseId, _count]));
  return {
    rows: courses.map(({ _count, ...course }) => ({
      ...course,
      plans: _count.plans,
      teachers: teachers.get(course.id) ?? 0,
      sold: soldOf.get(course.id) ?? 0,
    })),
    topics: topics.map((each) => each.topic),
  };
}

export type CourseRow = Awaited<ReturnType<typeof listCoursesForStaff>>['rows'][number];
