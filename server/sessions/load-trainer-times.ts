import type { Tx } from '@/server/db';
import type { TrainerTimes } from './trainer-calendar';

/**
 * When these trainers can hold sessions from `now` on: weekly windows, time off and what is booked. One query a relation,
 * however many trainers.
 */
export async function loadTrainerTimes(
  db: Tx,
  trainerIds: string[],
  now: Date,
): Promise<Map<string, TrainerTimes>> {
  const trainers = await db.trainer.findMany({
    where: { id: { in: trainerIds } },
    select: {
      id: true,
      zone: true,
      bufferMinutes: true,
      maxWeeklyMinutes: true,
      availability: { select: { weekday: true, startMinute: true, endMinute: true } },
      timeOff: { where: { endsAt: { gt: now } }, select: { startsAt: true, endsAt: true } },
      sessions: {
        where: { status: { not: 'CANCELLED' }, endsAt: { gt: now } },
        select: { startsAt: true, endsAt: true },
      },
    },
  });
  return new Map(trainers.map(({ id, sessions, ...times }) => [id, { ...times, busy: sessions }]));
}
