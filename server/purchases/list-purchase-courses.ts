import type { Context } from '@/server/core/context';

/** Every course by title, retired ones too: what the list of purchases can be filtered by. */
export async function listPurchaseCourses({ db }: Pick<Context, 'db'>) {
  return db.course.findMany({ select: { id: true, title: true }, orderBy: { title: 'asc' } });
}
