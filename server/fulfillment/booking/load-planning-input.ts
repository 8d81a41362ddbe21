import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { type TimeRule, timeRules } from '@/server/process/vocabulary/trainer-rules';
import type { PlanningInput } from '@/server/scheduling/planning/plan-sessions';
import { startFromNow } from '@/server/scheduling/planning/start-from-now';
import { parsePreferences } from '@/server/scheduling/preferences/preferences';
import { loadStudentBusy } from './load-student-busy';
import { loadTrainerTimes } from './load-trainer-times';

export type ActiveAllocation = {
  id: string;
  trainerId: string;
  trainerName: string;
  /** No longer with the school: nobody is booked with them. */
  hasLeft: boolean;
  studentId: string;
  /** The time rules that staff override for it. */
  overrides: TimeRule[];
};

/**
 * What planning one allocated purchase needs, and the purchase's status now. `booking` is null when no trainer is
 * allocated. Throws NotFoundError `purchase.unknown`.
 */
export async function loadPlanningInput(
  db: Tx,
  purchaseId: string,
  now: Date,
): Promise<{
  status: PurchaseStatus;
  booking: { allocation: ActiveAllocation; planning: PlanningInput } | null;
}> {
  const purchase = await db.purchase.findUnique({
    where: { id: purchaseId },
    select: {
      status: true,
      studentId: true,
      sessionCount: true,
      sessionMinutes: true,
      sessionsPerWeek: true,
      preferences: true,
      allocations: {
        where: { endedAt: null },
        select: {
          id: true,
          trainerId: true,
          overrides: true,
          trainer: { select: { name: true, leftAt: true } },
        },
      },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const { status, studentId, sessionCount, sessionMinutes, sessionsPerWeek } = purchase;
  const [active] = purchase.allocations;
  if (!active) return { status, booking: null };

  const [times, studentBusy] = await Promise.all([
    loadTrainerTimes(db, [active.trainerId], now),
    loadStudentBusy(db, studentId, now),
  ]);
  const trainer = times.get(active.trainerId);
  if (!trainer) return { status, booking: null };
  const overrides = timeRules.filter((rule) => active.overrides.includes(rule));
  return {
    status,
    booking: {
      allocation: {
        id: active.id,
        trainerId: active.trainerId,
        trainerName: active.trainer.name,
        hasLeft: active.trainer.leftAt !== null,
        studentId,
        overrides,
      },
      planning: {
        shape: { sessionCount, sessionMinutes, sessionsPerWeek },
        preferences: startFromNow(parsePreferences(purchase.preferences), now, overrides),
        trainer,
        studentBusy,
        now,
        ignore: new Set(overrides),
      },
    },
  };
}
