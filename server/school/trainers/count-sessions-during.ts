import type { Db, Tx } from '@/server/core/db';

/** How many sessions of a trainer are booked in [startsAt, endsAt) and not over yet. */
export async function countSessionsDuring(
  db: Db | Tx,
  { trainerId, startsAt, endsAt, now }: { trainerId: string; startsAt: Date; endsAt: Date; now: Date },
): Promise<number> {
  return db.trainingSession.count({
    where: {
      trainerId,
      status: 'SCHEDULED',
      startsAt: { lt: endsAt },
      endsAt: { gt: startsAt > now ? startsAt : now },
    },
  });
}
