import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

const limit = 50;

/** A trainer's own requests, newest first, and the time off that is still to come or running. */
export async function listMyTimeOff(ctx: Context) {
  const { trainerId } = authorize(ctx, 'trainer');
  const [{ zone, timeOff }, requests] = await Promise.all([
    ctx.db.trainer.findUniqueOrThrow({
      where: { id: trainerId },
      select: {
        zone: true,
        timeOff: {
          where: { endsAt: { gt: ctx.now } },
          orderBy: { startsAt: 'asc' },
          select: { id: true, startsAt: true, endsAt: true, reason: true },
        },
      },
    }),
    ctx.db.timeOffRequest.findMany({
      where: { trainerId },
      orderBy: { askedAt: 'desc' },
      take: limit,
      select: {
        ...{ id: true, startsAt: true, endsAt: true, reason: true, status: true, declineReason: true },
      },
    }),
  ]);
  return { zone, timeOff, requests };
}

export type MyTimeOff = Awaited<ReturnType<typeof listMyTimeOff>>;
