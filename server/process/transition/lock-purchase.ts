import { z } from 'zod';
import { PurchaseStatus } from '@/prisma/generated/enums';
import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { queryRows } from '@/server/core/query-rows';

const lockedPurchase = z.object({
  status: z.enum(PurchaseStatus),
  studentId: z.string(),
  courseId: z.string(),
  courseTitle: z.string(),
});
export type LockedPurchase = z.infer<typeof lockedPurchase>;

/**
 * Locks a purchase, then its student, until the transaction ends: others who work on it wait and then see the result, and
 * no two purchases of one student are booked at once. Take it before any other lock; a trainer's comes after it. Throws
 * NotFoundError `purchase.unknown`.
 */
export async function lockPurchase(tx: Tx, purchaseId: string): Promise<LockedPurchase> {
  const [purchase] = await queryRows(tx, lockedPurchase)`
    SELECT p.status, p."studentId", p."courseId", c.title AS "courseTitle"
    FROM "Purchase" p JOIN "Course" c ON c.id = p."courseId" JOIN "User" u ON u.id = p."studentId"
    WHERE p.id = ${purchaseId} FOR NO KEY UPDATE OF p, u`;
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  return purchase;
}
