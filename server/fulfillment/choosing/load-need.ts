import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Db } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { loadStudentBusy } from '@/server/fulfillment/booking/load-student-busy';
import { startFromNow } from '@/server/scheduling/planning/start-from-now';
import { parsePreferences } from '@/server/scheduling/preferences/preferences';
import type { Need } from './rank-trainers';

/** What a purchase asks of a trainer, and its status now. Throws NotFoundError `purchase.unknown`. */
export async function loadNeed(
  db: Db,
  purchaseId: string,
  now: Date,
): Promise<{ status: PurchaseStatus; need: Need }> {
  const purchase = await db.purchase.findUnique({
    where: { id: purchaseId },
    select: {
      status: true,
      studentId: true,
      sessionCount: true,
      sessionMinutes: true,
      sessionsPerWeek: true,
      preferences: true,
      course: { select: { skill: true, level: true, language: true } },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const { status, studentId, course, sessionCount, sessionMinutes, sessionsPerWeek } = purchase;
  return {
    status,
    need: {
      studentId,
      ...course,
      shape: { sessionCount, sessionMinutes, sessionsPerWeek },
      preferences: startFromNow(parsePreferences(purchase.preferences), now),
      studentBusy: await loadStudentBusy(db, studentId, now),
    },
  };
}
