import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { joinWindow } from '@/server/scheduling/joining/join-window';

/** The most of each that are listed. */
const limit = 100;
/** How far back a session without a result is asked about, and how long after its end one is shown as current. */
const backMs = 60 * 86_400_000;
const afterMs = 10 * 60_000;

const select = {
  id: true,
  ordinal: true,
  startsAt: true,
  endsAt: true,
  result: { select: { outcome: true } },
  purchase: {
    select: {
      id: true,
      sessionCount: true,
      course: { select: { title: true } },
      student: { select: { name: true } },
    },
  },
} as const;

/**
 * A trainer's own sessions: `coming`, soonest first, with those that can still be joined, and `unconfirmed`, those over
 * without a result, newest first. `zone` is the trainer's.
 */
export async function listTeaching(ctx: Context) {
  const { trainerId } = authorize(ctx, 'trainer');
  const { db, now } = ctx;
  const own = { trainerId, status: { not: 'CANCELLED' } } as const;
  const since = new Date(now.getTime() - afterMs);
  const [{ zone }, coming, unconfirmed] = await Promise.all([
    db.trainer.findUniqueOrThrow({ where: { id: trainerId }, select: { zone: true } }),
    db.trainingSession.findMany({
      where: { ...own, endsAt: { gt: since } },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: limit,
      select,
    }),
    db.trainingSession.findMany({
      where: {
        ...own,
        endsAt: { lte: since },
        startsAt: { gt: new Date(now.getTime() - backMs) },
        result: null,
      },
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      take: limit,
      select,
    }),
  ]);
  return {
    zone,
    now,
    coming: coming.map((session) => ({ ...session, ...joinWindow(session) })),
    unconfirmed,
  };
}

export type Teaching = Awaited<ReturnType<typeof listTeaching>>;
