import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';

/** Keeps students, and trainers who learn here, to their own purchases. Throws NotFoundError `purchase.unknown` for somebody else's; asks nothing of others. */
export async function requireOwnPurchase(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  { purchaseId }: { purchaseId: string },
): Promise<void> {
  if (actor.kind !== 'student' && actor.kind !== 'trainer') return;
  const own = await db.purchase.count({ where: { id: purchaseId, studentId: actor.userId } });
  if (own === 0) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
}
