import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { stageInput } from '@/server/process/runs/stage-input';
import { contract } from '@/server/process/stages/contract';
import type { BookingRule } from '@/server/scheduling/planning/booking-rules';
import { bookSeries } from './book-series';
import { releaseTrainer } from './release-trainer';

/** How often different plans may be refused before the step is left to be retried. */
const maxTries = 5;

export type ScheduleOutcome =
  | { outcome: 'scheduled' | 'already-scheduled'; sessionCount: number }
  | { outcome: 'trainer-released'; reason: string }
  | { outcome: 'not-wanted'; status: string };

/**
 * Books the whole series of an allocated purchase: ALLOCATED -> SCHEDULED, all sessions or none. When the trainer's times
 * went to somebody else since the allocation, or the trainer has left, the trainer is released and the purchase is
 * allocated again. Idempotent. Reads its result back in a new transaction before it answers.
 *
 * Throws PreconditionError `sessions.refused`, which names the database's rule, when it refuses the same times twice: that
 * is no lost race. ConflictError when it keeps refusing new plans, PreconditionError for a purchase without an allocation,
 * a plain Error when the result is missing.
 */
export async function scheduleSessions(
  ctx: Context,
  rawInput: z.input<typeof stageInput>,
): Promise<ScheduleOutcome> {
  authorize(ctx, 'staff', 'system');
  const input = stageInput.parse(rawInput);
  let refused: { rule: BookingRule; times: string } | null = null;
  for (let tries = 0; tries < maxTries; tries++) {
    const booking = await bookSeries(ctx, input);
    switch (booking.outcome) {
      case 'booked':
        return readBack(ctx, input.purchaseId, true);
      case 'not-wanted':
        return readBack(ctx, input.purchaseId, false);
      case 'not-placed': {
        const { allocationId, trainerName, reason } = booking;
        await releaseTrainer(ctx, { purchaseId: input.purchaseId, allocationId, trainerName, reason });
        return { outcome: 'trainer-released', reason };
      }
      case 'refused':
        if (refused?.times === booking.times) throw refusedTwice(booking.rule);
        refused = booking;
    }
  }
  throw new ConflictError('sessions.contended', 'Other bookings keep taking these times. Plan again later.');
}

/** The past is a matter of time: the next attempt plans from a later moment. Any other rule stands. */
function refusedTwice({ constraint, promise, lost }: BookingRule): Error {
  if (constraint === 'session_in_past') return new ConflictError('sessions.over', lost);
  return new PreconditionError(
    'sessions.refused',
    `The database refused the same times twice by its rule ${constraint} (${promise}), although planning allows them. No other booking took them. Compare the trainer’s settings with the rule, or choose another trainer.`,
  );
}

async function readBack(ctx: Context, purchaseId: string, isNew: boolean): Promise<ScheduleOutcome> {
  const after = await ctx.db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: {
      status: true,
      sessionCount: true,
      _count: { select: { sessions: { where: { status: { not: 'CANCELLED' }, makesUpForId: null } } } },
    },
  });
  if (after.status === 'SCHEDULED') {
    if (after._count.sessions !== after.sessionCount) {
      throw new Error(`Sessions of purchase ${purchaseId} are missing after their commit.`);
    }
    return { outcome: isNew ? 'scheduled' : 'already-scheduled', sessionCount: after.sessionCount };
  }
  if (contract.rank(after.status) >= 0 && !contract.hasReached(after.status, 'CREATED')) {
    throw new PreconditionError(
      'purchase.not-allocated',
      'The purchase has no trainer to book sessions with.',
    );
  }
  if (after.status === 'ALLOCATED') throw new Error(`Purchase ${purchaseId} is still not scheduled.`);
  return { outcome: 'not-wanted', status: after.status };
}
