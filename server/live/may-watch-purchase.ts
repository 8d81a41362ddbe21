import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { isAllowed, type SignedInUser } from '@/server/people/roles/roles';

/** Throws NotFound `purchase_not_found` when there is none, or when it is someone else's and the user is not staff. */
export async function mayWatchPurchase(
  { db, user }: Pick<Context, 'db'> & { user: SignedInUser },
  { purchaseId }: { purchaseId: string },
): Promise<void> {
  const purchase = await db.purchase.findUnique({ where: { id: purchaseId }, select: { studentId: true } });
  if (!purchase || (purchase.studentId !== user.id && !isAllowed('staff', user.role))) {
    throw new NotFoundError('purchase_not_found', 'There is no such purchase.');
  }
}
