import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { planSessions } from '@/server/scheduling/planning/plan-sessions';
import { type ActiveAllocation, loadPlanningInput } from '../booking/load-planning-input';

export type MakeUpPlan = { allocation: ActiveAllocation; zone: string; startsAt: Date; endsAt: Date };

/**
 * The next time at which the purchase's trainer could hold one more session, at one of the student's preferred times and by
 * every rule of booking; null when there is none in the next weeks, or the trainer has left. Changes nothing.
 */
export async function planMakeUp(
  db: Tx,
  { now }: Pick<Context, 'now'>,
  { purchaseId }: { purchaseId: string },
): Promise<MakeUpPlan | null> {
  const { booking } = await loadPlanningInput(db, purchaseId, now);
  if (!booking || booking.allocation.hasLeft) return null;
  const { shape } = booking.planning;
  const plan = planSessions({
    ...booking.planning,
    shape: { ...shape, sessionCount: 1, sessionsPerWeek: 1 },
  });
  const session = plan.ok ? plan.sessions[0] : undefined;
  if (!session) return null;
  const { startsAt, endsAt } = session;
  return { allocation: booking.allocation, zone: booking.planning.trainer.zone, startsAt, endsAt };
}
