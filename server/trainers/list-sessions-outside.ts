import { z } from 'zod';
import type { Context } from '@/server/context';
import type { Db, Tx } from '@/server/db';
import { isAvailable, type WeeklyWindow } from '@/server/sessions/is-available';
import { unknownTrainer } from './claim-trainer';

/** ISO weekday, minutes after midnight in the trainer's zone, end exclusive. */
export const weeklyWindow = z.object({
  weekday: z.number().int().min(1).max(7),
  startMinute: z.number().int().min(0).max(1_439),
  endMinute: z.number().int().min(1).max(1_440),
});

export const listSessionsOutsideInput = z.object({
  trainerId: z.string(),
  windows: z.array(weeklyWindow).max(70),
});

/** How many of the sessions are named one by one. */
const named = 20;

/**
 * The booked sessions of a trainer that would lie outside these weekly windows: how many, and the soonest of them. They
 * stay booked whatever is saved. Throws NotFoundError `trainer.unknown`.
 */
export async function listSessionsOutside(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof listSessionsOutsideInput>,
) {
  const { trainerId, windows } = listSessionsOutsideInput.parse(input);
  const trainer = await ctx.db.trainer.findUnique({ where: { id: trainerId }, select: { zone: true } });
  if (!trainer) throw unknownTrainer();
  return findSessionsOutside(ctx.db, { trainerId, windows, zone: trainer.zone, now: ctx.now });
}

/** The same inside a transaction, for a trainer whose zone is known. */
export async function findSessionsOutside(
  db: Db | Tx,
  { trainerId, windows, zone, now }: { trainerId: string; windows: WeeklyWindow[]; zone: string; now: Date },
) {
  const booked = await db.trainingSession.findMany({
    where: { trainerId, status: 'SCHEDULED', startsAt: { gt: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      purchase: { select: { number: true, student: { select: { name: true } } } },
    },
  });
  const outside = booked.filter(
    ({ startsAt, endsAt }) => !isAvailable(windows, zone, startsAt.getTime(), endsAt.getTime()),
  );
  return { count: outside.length, sessions: outside.slice(0, named) };
}

export type SessionsOutside = Awaited<ReturnType<typeof findSessionsOutside>>;
