import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { composeCalendar } from './compose-calendar';
import { loadStudentEvents } from './load-student-events';

/**
 * The calendar file of one purchase, for its student or, with `studentId` null, for staff. Throws NotFoundError
 * `purchase.unknown`, also for somebody else's.
 */
export async function getPurchaseCalendar(
  { db }: Pick<Context, 'db'>,
  input: { purchaseId: string; studentId: string | null },
): Promise<{ fileName: string; text: string }> {
  const purchase = await db.purchase.findFirst({
    where: { id: input.purchaseId, ...(input.studentId === null ? {} : { studentId: input.studentId }) },
    select: { number: true, course: { select: { title: true } } },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const events = await loadStudentEvents(db, { purchaseId: input.purchaseId });
  return {
    fileName: `caravan-P-${purchase.number}.ics`,
    text: composeCalendar({ name: purchase.course.title, events }),
  };
}
