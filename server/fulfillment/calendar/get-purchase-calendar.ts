import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { requireOwnPurchase } from '@/server/purchases/own/require-own-purchase';
import { composeCalendar } from './compose-calendar';
import { loadStudentEvents } from './load-student-events';

/**
 * The calendar file of one purchase, for its student and for staff. Throws NotFoundError
 * `purchase.unknown`, also for somebody else's.
 */
export async function getPurchaseCalendar(
  ctx: Context,
  input: { purchaseId: string },
): Promise<{ fileName: string; text: string }> {
  authorize(ctx, 'student', 'system');
  await requireOwnPurchase(ctx, input);
  const { db } = ctx;
  const purchase = await db.purchase.findUnique({
    where: { id: input.purchaseId },
    select: { number: true, course: { select: { title: true } } },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const events = await loadStudentEvents(db, { purchaseId: input.purchaseId });
  return {
    fileName: `caravan-P-${purchase.number}.ics`,
    text: composeCalendar({ name: purchase.course.title, events }),
  };
}
