import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Tx } from '@/server/db';
import { NotFoundError } from '@/server/errors';

/**
 * Locks a purchase until the transaction ends, so that whoever else works on it waits and then sees the result. Take it
 * before any other lock. Throws NotFoundError `purchase.unknown`.
 */
export async function lockPurchase(tx: Tx, purchaseId: string): Promise<{ status: PurchaseStatus }> {
  const [purchase] = await tx.$queryRaw<{ status: PurchaseStatus }[]>`
    SELECT status FROM "Purchase" WHERE id = ${purchaseId} FOR NO KEY UPDATE`;
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  return purchase;
}
