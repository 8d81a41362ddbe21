import { z } from 'zod';
import type { Context } from '@/server/context';
import { pipeline } from '@/server/pipeline/contract';
import { whereLate } from '@/server/purchases/is-late';
import { startOfDay } from './start-of-day';

/** `zone` (IANA) is where "today" begins. */
export const getOverviewInput = z.object({ zone: z.string().default('UTC') });

/** Days of finished purchases that the times to fulfil are taken from. */
const timingDays = 7;

const paidNotFulfilled = pipeline.map((stage) => stage.from);

type Timing = { median: number | null; p95: number | null; count: number };

/**
 * How the school stands now: what is paid and not fulfilled with the money at risk by currency (minor units), what is
 * late, what was fulfilled today, the times from paid to booked over seven days (seconds; null without any), and the
 * event that waits longest for Inngest.
 */
export async function getOverview(ctx: Pick<Context, 'db' | 'now'>, input: z.input<typeof getOverviewInput>) {
  const { zone } = getOverviewInput.parse(input);
  const { db, now } = ctx;
  const today = startOfDay(now, zone);
  const since = new Date(now.getTime() - timingDays * 86_400_000);

  const [waiting, late, fulfilledToday, paidToday, [timing], oldestEvent, unpublished] = await Promise.all([
    db.purchase.groupBy({
      by: ['currency'],
      where: { status: { in: paidNotFulfilled } },
      _count: true,
      _sum: { amount: true },
      orderBy: { currency: 'asc' },
    }),
    db.purchase.count({ where: whereLate(now) }),
    db.purchase.count({ where: { fulfilledAt: { gte: today } } }),
    db.purchase.count({ where: { confirmedAt: { gte: today } } }),
    db.$queryRaw<Timing[]>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
             percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds) AS p95, count(*)::int AS count
      FROM (SELECT extract(epoch FROM "fulfilledAt" - "confirmedAt")::float8 AS seconds
            FROM "Purchase" WHERE "fulfilledAt" >= ${since}) finished`,
    db.outboxEvent.findFirst({
      where: { publishedAt: null },
      orderBy: { createdAt: 'asc' },
      select: { name: true, createdAt: true, attempts: true },
    }),
    db.outboxEvent.count({ where: { publishedAt: null } }),
  ]);

  return {
    now,
    waiting: waiting.map((group) => ({
      currency: group.currency,
      count: group._count,
      amount: group._sum.amount ?? 0,
    })),
    late,
    fulfilledToday,
    paidToday,
    timing: { days: timingDays, ...(timing ?? { median: null, p95: null, count: 0 }) },
    unpublished: { count: unpublished, oldest: oldestEvent },
  };
}
