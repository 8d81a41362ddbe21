import type { Prisma } from '@/prisma/generated/client';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import { contract } from '../stages/contract';

/**
 * The one rule of what is stuck: what a purchase waits for was due before now, be it its next stage or, once booked, what
 * setBookedDeadlines finds. An ended purchase is late only while money of it is owed back or disputed.
 * Every list, badge, count and sweep asks here.
 */
export function isLate(purchase: { stageDueAt: Date | null }, now: Date): boolean {
  return purchase.stageDueAt !== null && purchase.stageDueAt < now;
}

/** Whether a student reads that a purchase is late. A problem with a booked series stays with the school until it is fixed. */
export function isLateForStudent(
  purchase: { status: PurchaseStatus; stageDueAt: Date | null },
  now: Date,
): boolean {
  return contract.isInFlight(purchase.status) && isLate(purchase, now);
}

/** The same rule for the database. */
export function whereLate(now: Date): Prisma.PurchaseWhereInput {
  return { stageDueAt: { lt: now } };
}

/** Everything that is not late. */
export function whereNotLate(now: Date): Prisma.PurchaseWhereInput {
  return { OR: [{ stageDueAt: null }, { stageDueAt: { gte: now } }] };
}
