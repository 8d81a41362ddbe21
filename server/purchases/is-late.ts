import type { Prisma } from '@/prisma/generated/client';

/**
 * The one rule of what is stuck: the stage a purchase waits for was due before now. Whoever has ended has no due time,
 * which the database holds, so nothing ended is ever late. Every list, badge, count and sweep asks here.
 */
export function isLate(purchase: { stageDueAt: Date | null }, now: Date): boolean {
  return purchase.stageDueAt !== null && purchase.stageDueAt < now;
}

/** The same rule for the database. */
export function whereLate(now: Date): Prisma.PurchaseWhereInput {
  return { stageDueAt: { lt: now } };
}

/** Everything that is not late. */
export function whereNotLate(now: Date): Prisma.PurchaseWhereInput {
  return { OR: [{ stageDueAt: null }, { stageDueAt: { gte: now } }] };
}
