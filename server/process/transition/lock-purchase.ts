import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';

export type LockedPurchase = {
  status: PurchaseStatus;
  studentId: string;
  courseId: string;
  courseTitle: string;
};

/**
 * Locks a purchase, then its student, until the transaction ends: others who work on it wait and then see the result, and
 * no two purchases of one student are booked at once. Take it before any other lock; a trainer's comes after it. Throws
 * NotFoundError `purchase.unknown`.
 */
export async function lockPurchase(tx: Tx, purchaseId: string): Promise<LockedPurchase> {
  const [purchase] = await tx.$queryRaw<LockedPurchase[]>`
    SELECT p.status, p."studentId", p."courseId", c.title AS "courseTitle"
    FROM "Purchase" p JOIN "Course" c ON c.id = p."courseId" JOIN "User" u ON u.id = p."studentId"
    WHERE p.id = ${purchaseId} FOR NO KEY UPDATE OF p, u`;
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  return purchase;
}
