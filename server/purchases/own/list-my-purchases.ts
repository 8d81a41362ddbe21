import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { isLateForStudent } from '@/server/process/transition/is-late';
import { joinWindow } from '@/server/scheduling/joining/join-window';
import { moneyOf } from '../money/money-of';
import { moneySelect } from '../money/money-select';
import { readingZone } from '../reading-zone';

/** The most that are listed; nobody has reached it. */
const limit = 200;

/**
 * A student's purchases, newest first, each with its next session. Checkouts that ended unpaid are left out: nothing was
 * bought. One that was paid later is there, with its money.
 */
export async function listMyPurchases(ctx: Context) {
  const { userId: studentId } = authorize(ctx, 'student');
  const purchases = await ctx.db.purchase.findMany({
    where: {
      studentId,
      OR: [{ status: { not: 'EXPIRED' } }, { payments: { some: { takenAmount: { gt: 0 } } } }],
    },
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
      payments: moneySelect.payments,
      course: { select: { slug: true, title: true, level: true } },
      allocations: { where: { endedAt: null }, select: { trainer: { select: { name: true } } } },
      sessions: {
        where: { status: 'SCHEDULED', endsAt: { gt: ctx.now } },
        orderBy: { startsAt: 'asc' },
        take: 1,
        select: { id: true, startsAt: true, endsAt: true, ordinal: true },
      },
    },
  });
  return purchases.map(
    ({ preferences, student, allocations, sessions, stageDueAt, payments, ...purchase }) => ({
      ...purchase,
      zone: readingZone({ student, preferences }),
      isLate: isLateForStudent({ status: purchase.status, stageDueAt }, ctx.now),
      money: moneyOf({ ...purchase, payments }),
      trainerName: allocations.at(0)?.trainer.name ?? null,
      nextSession: sessions.map((session) => ({ ...session, ...joinWindow(session) })).at(0) ?? null,
    }),
  );
}
