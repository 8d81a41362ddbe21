import type { Db } from '@/server/core/db';
import { firstName } from './first-name';

/** Texts that are shown. */
const limit = 6;

/**
 * The released ratings of a course or a trainer: how many, their average in stars, and the newest with a text, by the first
 * name of who wrote it.
 */
export async function listReleased(
  db: Db,
  about: { courseId: string } | { trainerId: string },
): Promise<ReleasedRatings> {
  const subject = 'courseId' in about ? ('COURSE' as const) : ('TRAINER' as const);
  const where = { ...about, subject, status: 'RELEASED' as const };
  const [{ _count, _avg }, newest] = await Promise.all([
    db.rating.aggregate({ where, _count: true, _avg: { stars: true } }),
    db.rating.findMany({
      where: { ...where, text: { not: '' } },
      orderBy: { decidedAt: 'desc' },
      take: limit,
      select: {
        id: true,
        stars: true,
        text: true,
        writtenAt: true,
        purchase: { select: { student: { select: { name: true } } } },
      },
    }),
  ]);
  return {
    count: _count,
    average: _avg.stars,
    newest: newest.map(({ purchase, ...rating }) => ({ ...rating, by: firstName(purchase.student.name) })),
  };
}

export type ReleasedRatings = {
  count: number;
  /** Null without any. */
  average: number | null;
  newest: { id: string; stars: number; text: string; writtenAt: Date; by: string }[];
};
