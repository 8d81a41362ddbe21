import type { Context } from '@/server/context';
import { ConflictError, PreconditionError } from '@/server/errors';
import { markProcessed } from '@/server/pipeline/mark-processed';
import { lockPurchase } from '@/server/purchases/lock-purchase';
import { transitionPurchase } from '@/server/purchases/transition-purchase';
import { violates } from '@/server/violates';
import { type ActiveAllocation, loadPlanningInput } from './load-planning-input';
import { type PlannedSession, planSessions } from './plan-sessions';
import { releaseTrainer } from './release-trainer';

/** How often a lost race for a time is planned around at once before the step is left to be retried. */
const maxRaces = 5;

export type ScheduleOutcome =
  | { outcome: 'scheduled' | 'already-scheduled'; sessionCount: number }
  | { outcome: 'trainer-released'; reason: string }
  | { outcome: 'not-wanted'; status: string };

/**
 * Books the whole series of an allocated purchase: ALLOCATED -> SCHEDULED, all sessions or none. When the trainer's times
 * went to somebody else since the allocation, or the trainer has left, the trainer is released and the purchase is
 * allocated anew. Idempotent. Reads its result back in a new transaction before it answers.
 *
 * Plans around bookings that win a race. Throws ConflictError when that never ends, PreconditionError for a purchase
 * without an allocation, a plain Error when the result is missing.
 */
export async function scheduleSessions(
  ctx: Context,
  input: { purchaseId: string; eventId: string },
): Promise<ScheduleOutcome> {
  const started = performance.now();
  let isNew = false;
  for (let tries = 0; !isNew; tries++) {
    const { status, booking } = await loadPlanningInput(ctx.db, input.purchaseId, ctx.now);
    if (status !== 'ALLOCATED' || !booking) break;
    const { id: allocationId, trainerName, hasLeft } = booking.allocation;
    const plan = hasLeft
      ? { ok: false as const, reason: { message: `${trainerName} has left.` } }
      : planSessions(booking.planning);
    if (!plan.ok) {
      const reason = plan.reason.message;
      await releaseTrainer(ctx, { purchaseId: input.purchaseId, allocationId, trainerName, reason });
      return { outcome: 'trainer-released', reason };
    }
    isNew = await book(ctx, input, booking.allocation, plan.sessions, started);
    if (!isNew && tries === maxRaces) {
      throw new ConflictError(
        'sessions.overlap',
        'Other bookings keep taking these times. Plan again later.',
      );
    }
  }

  const after = await ctx.db.purchase.findUniqueOrThrow({
    where: { id: input.purchaseId },
    select: {
      status: true,
      sessionCount: true,
      _count: { select: { sessions: { where: { status: { not: 'CANCELLED' } } } } },
    },
  });
  if (after.status === 'SCHEDULED') {
    if (after._count.sessions !== after.sessionCount) {
      throw new Error(`Sessions of purchase ${input.purchaseId} are missing after their commit.`);
    }
    return { outcome: isNew ? 'scheduled' : 'already-scheduled', sessionCount: after.sessionCount };
  }
  if (['PENDING', 'CONFIRMED'].includes(after.status)) {
    throw new PreconditionError(
      'purchase.not-allocated',
      'The purchase has no trainer to book sessions with.',
    );
  }
  if (after.status === 'ALLOCATED') throw new Error(`Purchase ${input.purchaseId} is still not scheduled.`);
  return { outcome: 'not-wanted', status: after.status };
}

/** What the database refuses when somebody else was faster: plan again. */
const lostRaces = [
  'training_session_trainer_overlap',
  'training_session_student_overlap',
  'session_in_time_off',
  'trainer_weekly_hours',
];

/** Books the planned series. False when an overlapping booking of somebody else won the race, or the purchase moved. */
async function book(
  ctx: Context,
  input: { purchaseId: string; eventId: string },
  allocation: ActiveAllocation,
  sessions: PlannedSession[],
  started: number,
): Promise<boolean> {
  try {
    return await ctx.db.$transaction(async (tx) => {
      const { status } = await lockPurchase(tx, input.purchaseId);
      if (status !== 'ALLOCATED') return false;
      // Staff may have given it to another trainer since it was planned, or the trainer may have left.
      const active = { id: allocation.id, endedAt: null, trainer: { leftAt: null } };
      if ((await tx.trainerAllocation.count({ where: active })) === 0) return false;
      const booked = await tx.trainingSession.createManyAndReturn({
        data: sessions.map((session) => ({
          purchaseId: input.purchaseId,
          studentId: allocation.studentId,
          allocationId: allocation.id,
          trainerId: allocation.trainerId,
          overrides: allocation.overrides,
          createdAt: ctx.now,
          ...session,
        })),
        select: { id: true, startsAt: true, endsAt: true },
      });
      const [first, last] = [booked.at(0), booked.at(-1)];
      if (!first || !last) throw new Error('A plan without sessions cannot be booked.');
      await transitionPurchase(tx, ctx, {
        purchaseId: input.purchaseId,
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
      await markProcessed(tx, ctx, {
        eventId: input.eventId,
        consumer: 'schedule-sessions',
        result: { trainingSessionId: first.id },
      });
      return true;
    });
  } catch (error) {
    if (lostRaces.some((rule) => violates(error, rule))) return false;
    throw error;
  }
}
