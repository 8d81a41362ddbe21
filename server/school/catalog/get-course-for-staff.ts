import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { reference } from '@/server/core/ids/reference';
import { isId } from '@/server/core/text/is-id';
import { unknownCourse } from './claim-course';
import { countTeachers } from './count-teachers';
import { detailColumns } from './course-details';

/** By its address, or by its id as other records name it. */
export const getCourseForStaffInput = z.object({ slug: reference });

/**
 * One course for staff, on sale or not: what it says, every plan with how often it was paid for, and how many trainers
 * could teach it. Amounts are minor units. Throws NotFoundError `course.unknown`.
 */
export async function getCourseForStaff(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof getCourseForStaffInput>,
) {
  const { slug } = getCourseForStaffInput.parse(input);
  const found = await db.course.findFirst({
    where: isId(slug) ? { OR: [{ slug }, { id: slug }] } : { slug },
    select: {
      ...detailColumns,
      id: true,
      slug: true,
      retiredAt: true,
      createdAt: true,
      updatedAt: true,
      plans: {
        orderBy: [{ amount: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          name: true,
          sessionCount: true,
          sessionMinutes: true,
          sessionsPerWeek: true,
          amount: true,
          currency: true,
          retiredAt: true,
        },
      },
    },
  });
  if (!found) throw unknownCourse();
  const { plans, ...course } = found;
  const [teachers, sold] = await Promise.all([
    countTeachers({ db }, course.id),
    db.purchase.groupBy({
      by: ['planId'],
      where: { courseId: course.id, confirmedAt: { not: null } },
      _count: true,
    }),
  ]);
  const soldOf = new Map(sold.map(({ planId, _count }) => [planId, _count]));
  return {
    ...course,
    plans: plans.map((plan) => ({ ...plan, sold: soldOf.get(plan.id) ?? 0 })),
    teachers: teachers.get(course.id) ?? 0,
    now,
  };
}

export type CourseDetail = Awaited<ReturnType<typeof getCourseForStaff>>;
