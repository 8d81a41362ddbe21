import type { Context } from '@/server/core/context';
import { contract } from '@/server/process/stages/contract';
import { whereLate } from '@/server/process/transition/is-late';

/**
 * How the school stands now: what is paid and not booked with the money at risk by currency (minor units), what is late,
 * the purchases that wait for a trainer, and the event that waits longest for Inngest.
 */
export async function getOverview({ db, now }: Pick<Context, 'db' | 'now'>) {
  const [waiting, late, forTrainer, oldestEvent, unpublished, unapplied] = await Promise.all([
    db.purchase.groupBy({
      by: ['currency'],
      where: { status: { in: contract.owed } },
      _count: true,
      _sum: { amount: true },
      orderBy: { currency: 'asc' },
    }),
    db.purchase.count({ where: whereLate(now) }),
    db.allocationWait.aggregate({ _count: true, _min: { since: true } }),
    db.outboxEvent.findFirst({
      where: { publishedAt: null },
      orderBy: { createdAt: 'asc' },
      select: { name: true, createdAt: true, attempts: true },
    }),
    db.outboxEvent.count({ where: { publishedAt: null } }),
    db.paymentEvent.count({ where: { appliedAt: null } }),
  ]);

  return {
    now,
    waiting: waiting.map((group) => ({
      currency: group.currency,
      count: group._count,
      amount: group._sum.amount ?? 0,
    })),
    late,
    forTrainer: { count: forTrainer._count, since: forTrainer._min.since },
    unpublished: { count: unpublished, oldest: oldestEvent },
    unapplied,
  };
}
