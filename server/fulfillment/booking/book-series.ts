import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { stageInput } from '@/server/process/runs/stage-input';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { markProcessed } from '@/server/process/transition/mark-processed';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { localDay } from '@/server/scheduling/calendar/local-day';
import { type BookingRule, refusedBy } from '@/server/scheduling/planning/booking-rules';
import { type PlannedSession, planSessions } from '@/server/scheduling/planning/plan-sessions';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { type ActiveAllocation, loadPlanningInput } from './load-planning-input';

export type Booking =
  | { outcome: 'booked' }
  /** The purchase moved on, or has no trainer. */
  | { outcome: 'not-wanted' }
  /** This trainer cannot hold the series any more. */
  | { outcome: 'not-placed'; allocationId: string; trainerName: string; reason: string }
  /** The database refused what was planned. `times` tells one plan from another. */
  | { outcome: 'refused'; rule: BookingRule; times: string };

/**
 * Plans and books a whole series in one transaction, under the locks of its purchase, its student and its trainer: what is
 * planned is true until the commit, so nobody else can take the times in between. All sessions or none.
 */
export async function bookSeries(ctx: Context, rawInput: z.input<typeof stageInput>): Promise<Booking> {
  authorize(ctx, 'staff', 'system');
  const input = stageInput.parse(rawInput);
  const started = performance.now();
  let planned: PlannedSession[] = [];
  try {
    return await inTransaction(ctx, async (tx): Promise<Booking> => {
      const { status } = await lockPurchase(tx, input.purchaseId);
      const active = await tx.trainerAllocation.findFirst({
        where: { purchaseId: input.purchaseId, endedAt: null },
        select: { trainerId: true },
      });
      if (status !== 'ALLOCATED' || !active) return { outcome: 'not-wanted' };
      await lockTrainer(tx, active.trainerId);
      const { booking } = await loadPlanningInput(tx, input.purchaseId, ctx.now);
      if (!booking) return { outcome: 'not-wanted' };
      const { id: allocationId, trainerName, hasLeft } = booking.allocation;
      const plan = hasLeft ? null : planSessions(booking.planning);
      if (!plan?.ok) {
        const reason = plan?.reason.message ?? `${trainerName} has left.`;
        return { outcome: 'not-placed', allocationId, trainerName, reason };
      }
      planned = plan.sessions;
      const { zone } = booking.planning.trainer;
      await write(tx, ctx, { ...input, ...booking, zone, sessions: plan.sessions, started });
      return { outcome: 'booked' };
    });
  } catch (error) {
    const rule = refusedBy(error);
    if (!rule) throw error;
    return {
      outcome: 'refused',
      rule,
      times: planned.map((session) => session.startsAt.toISOString()).join(),
    };
  }
}

async function write(
  tx: Tx,
  ctx: Context,
  series: {
    purchaseId: string;
    eventId: string;
    allocation: ActiveAllocation;
    zone: string;
    sessions: PlannedSession[];
    started: number;
  },
): Promise<void> {
  const { purchaseId, eventId, allocation, zone, sessions, started } = series;
  const booked = await tx.trainingSession.createManyAndReturn({
    data: sessions.map((session) => ({
      purchaseId,
      studentId: allocation.studentId,
      allocationId: allocation.id,
      trainerId: allocation.trainerId,
      overrides: allocation.overrides,
      trainerDay: localDay(zone, session.startsAt),
      createdAt: ctx.now,
      ...session,
    })),
    select: { id: true, startsAt: true, endsAt: true },
  });
  const [first, last] = [booked.at(0), booked.at(-1)];
  if (!first || !last) throw new Error('A plan without sessions cannot be booked.');
  await transitionPurchase(tx, ctx, {
    purchaseId,
    from: 'ALLOCATED',
    to: 'SCHEDULED',
    entry: {
      kind: 'sessions.scheduled',
      data: {
        sessionCount: booked.length,
        firstStartsAt: first.startsAt.toISOString(),
        lastEndsAt: last.endsAt.toISOString(),
        trainerName: allocation.trainerName,
      },
      durationMs: Math.round(performance.now() - started),
    },
  });
  const result = { trainingSessionId: first.id };
  await markProcessed(tx, ctx, { eventId, consumer: 'schedule-sessions', result });
}
