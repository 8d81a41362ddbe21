import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Tx } from '@/server/db';
import { NotFoundError } from '@/server/errors';

export type LockedPurchase = {
  status: PurchaseStatus;
  studentId: string;
  courseId: string;
  courseTitle: string;
};

/**
 * Locks a purchase until the transaction ends, so that whoever else works on it waits and then sees the result. Take it
 * before any other lock. Throws NotFoundError `purchase.unknown`.
 */
export async function lockPurchase(tx: Tx, purchaseId: string): Promise<LockedPurchase> {
  const [purchase] = await tx.$queryRaw<LockedPurchase[]>`
    SELECT p.status, p."studentId", p."courseId", c.title AS "courseTitle"
    FROM "Purchase" p JOIN "Course" c ON c.id = p."courseId"
    WHERE p.id = ${purchaseId} FOR NO KEY UPDATE OF p`;
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  return purchase;
}
