import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { createCalendar } from '@/server/scheduling/calendar/trainer-calendar';
import { listReleased } from '@/server/school/ratings/list-released';
import { levelsUpTo } from '@/server/school/vocabulary/levels';
import { loadTrainerTimes } from '../booking/load-trainer-times';
import { nextFreeStart } from './next-free-start';

export const getPublicTrainerInput = z.object({ trainerId: id });

/**
 * What anyone sees of a trainer: who they are, what they teach, the next hour at which they could begin (null when there is
 * none within four weeks, or they take no students), and released ratings. No address, and no word of their students.
 *
 * Throws NotFoundError `trainer.unknown`, also for a trainer who has left.
 */
export async function getPublicTrainer(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof getPublicTrainerInput>,
) {
  const { trainerId } = getPublicTrainerInput.parse(input);
  const trainer = await db.trainer.findFirst({
    where: { id: trainerId, leftAt: null },
    select: {
      id: true,
      name: true,
      headline: true,
      bio: true,
      zone: true,
      languages: true,
      pausedAt: true,
      skills: { select: { skill: true, level: true } },
    },
  });
  if (!trainer) throw new NotFoundError('trainer.unknown', 'There is no such trainer.');
  const { pausedAt, skills, ...shown } = trainer;
  const [ratings, times, courses] = await Promise.all([
    listReleased(db, { trainerId }),
    loadTrainerTimes(db, [trainerId], now),
    db.course.findMany({
      where: {
        retiredAt: null,
        language: { in: trainer.languages },
        OR: skills.map(({ skill, level }) => ({ skill, level: { in: levelsUpTo(level) } })),
      },
      orderBy: { title: 'asc' },
      select: { slug: true, title: true, level: true },
    }),
  ]);
  const own = times.get(trainerId);
  const nextFree =
    pausedAt || !own ? null : nextFreeStart(createCalendar({ trainer: own, studentBusy: [], now }), now);
  return { ...shown, courses, ratings, nextFree };
}

export type PublicTrainer = Awaited<ReturnType<typeof getPublicTrainer>>;
