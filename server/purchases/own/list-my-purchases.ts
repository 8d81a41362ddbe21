import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { isLateForStudent } from '@/server/process/transition/is-late';
import { readingZone } from '../reading-zone';

/** The most that are listed; nobody has reached it. */
const limit = 200;

/**
 * A student's purchases, newest first, each with its next session. Checkouts that were never paid and ended are left out:
 * nothing was bought.
 */
export async function listMyPurchases(ctx: Context) {
  const { userId: studentId } = authorize(ctx, 'student');
  const purchases = await ctx.db.purchase.findMany({
    where: { studentId, status: { not: 'EXPIRED' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      number: true,
      status: true,
      sessionCount: true,
      sessionMinutes: true,
      amount: true,
      currency: true,
      preferences: true,
      student: { select: { zone: true } },
      stageDueAt: true,
      createdAt: true,
      course: { select: { slug: true, title: true, level: true } },
      allocations: { where: { endedAt: null }, select: { trainer: { select: { name: true } } } },
      sessions: {
        where: { status: 'SCHEDULED', endsAt: { gt: ctx.now } },
        orderBy: { startsAt: 'asc' },
        take: 1,
        select: { startsAt: true, endsAt: true, ordinal: true },
      },
    },
  });
  return purchases.map(({ preferences, student, allocations, sessions, stageDueAt, ...purchase }) => ({
    ...purchase,
    zone: readingZone({ student, preferences }),
    isLate: isLateForStudent({ status: purchase.status, stageDueAt }, ctx.now),
    trainerName: allocations.at(0)?.trainer.name ?? null,
    nextSession: sessions.at(0) ?? null,
  }));
}
