import { z } from 'zod';
import { RatingStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';

export const listRatingsInput = z.object({ status: z.enum(RatingStatus) });

const limit = 200;

/** Ratings in a state, for staff: open ones by how long they wait, others newest first. At most 200. */
export async function listRatings({ db }: Pick<Context, 'db'>, input: z.input<typeof listRatingsInput>) {
  const { status } = listRatingsInput.parse(input);
  const ratings = await db.rating.findMany({
    where: { status },
    orderBy: status === 'OPEN' ? { writtenAt: 'asc' } : { decidedAt: 'desc' },
    take: limit,
    select: {
      id: true,
      subject: true,
      stars: true,
      text: true,
      status: true,
      writtenAt: true,
      decidedAt: true,
      decidedBy: true,
      declineReason: true,
      course: { select: { title: true } },
      trainer: { select: { name: true } },
      purchase: { select: { number: true, student: { select: { name: true } } } },
    },
  });
  return ratings.map(({ course, trainer, purchase, ...rating }) => ({
    ...rating,
    about: trainer?.name ?? course.title,
    studentName: purchase.student.name,
    number: purchase.number,
  }));
}

export type RatingRow = Awaited<ReturnType<typeof listRatings>>[number];
