import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError, NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { type OverridableRule, timeRules } from '@/server/process/vocabulary/trainer-rules';
import { createCalendar } from '@/server/scheduling/calendar/trainer-calendar';
import { overrideSchema } from '@/server/scheduling/override-schema';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { refuseLostRace } from '../booking/refuse-lost-race';
import { checkUndo } from './check-undo';
import { loadSeries } from './load-series';
import { writeReallocation } from './write-reallocation';

export const undoReallocationInput = z.object({
  reallocationId: id,
  reason,
});

/**
 * Takes a reallocation back: the former trainer, the former times, as a new reallocation that names the one it
 * undoes. Possible as long as none of the moved sessions has been held, has begun or was moved again, and the former
 * times are still to come, still free and within the rules, but for those overridden then. Needs no notice: where a session
 * begins sooner, the override is recorded on it.
 *
 * Throws ConflictError when it was undone or the purchase was reallocated since, PreconditionError with the precise
 * reason when it cannot be undone, NotFoundError `reallocation.unknown`.
 */
export async function undoReallocation(ctx: Context, input: z.input<typeof undoReallocationInput>) {
  authorize(ctx, 'admin', 'system');
  const { reallocationId, reason } = undoReallocationInput.parse(input);
  const { purchaseId } = await readReallocation(ctx.db, reallocationId);
  return refuseLostRace('reallocation.changed', () =>
    inTransaction(ctx, async (tx) => {
      await lockPurchase(tx, purchaseId);
      const series = await loadSeries(tx, purchaseId);
      const done = await readReallocation(tx, reallocationId);
      if (done.undoneBy) {
        throw new ConflictError('undo.done', `${done.undoneBy.actorName} has undone this already.`);
      }
      if (series.allocation?.id !== done.toAllocationId) {
        const holder = series.allocation?.trainer.name ?? 'nobody';
        throw new ConflictError(
          'undo.changed-since',
          `The trainer has changed again since: it is ${holder} now.`,
        );
      }
      const former = done.fromAllocation;
      if (!former) {
        throw new PreconditionError('undo.no-former-trainer', 'Nobody had this purchase before.');
      }
      await lockTrainer(tx, former.trainer.id);
      const formerRules = overrideSchema.array().safeParse(former.overrides).data ?? [];
      const broken = await findBroken(tx, ctx, {
        moves: done.moves,
        trainerId: former.trainer.id,
        formerRules,
      });
      const refusal = checkUndo({
        broken,
        now: ctx.now,
        former: former.trainer,
        sessions: series.sessions,
        moves: done.moves,
        busy: await loadBusy(tx, done.moves, series.studentId, former.trainer.id),
      });
      if (refusal) throw new PreconditionError(refusal.code, refusal.message);

      const byId = new Map(series.sessions.map((session) => [session.id, session]));
      const sessions = done.moves.flatMap((move) => {
        const session = byId.get(move.sessionId);
        const to = { startsAt: move.fromStartsAt, endsAt: move.fromEndsAt };
        const rules = broken.find(({ sessionId }) => sessionId === move.sessionId)?.rules ?? [];
        const overrides = timeRules.filter((rule) => formerRules.includes(rule) || rules.includes(rule));
        return session ? [{ session, to, overrides }] : [];
      });
      const written = await writeReallocation(tx, ctx, {
        series,
        trainer: former.trainer,
        sessions,
        reason,
        overrides: formerRules,
        explanation: former.explanation ?? {},
        undoesId: reallocationId,
      });
      return { ...written, trainerName: former.trainer.name, moved: sessions.length };
    }),
  );
}

type Move = { sessionId: string; fromStartsAt: Date; fromEndsAt: Date };

/** The rules of the former trainer, as they are now, that each session would break at its former time. */
async function findBroken(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  was: { moves: Move[]; trainerId: string; formerRules: OverridableRule[] },
) {
  const times = (await loadTrainerTimes(tx, [was.trainerId], now)).get(was.trainerId);
  if (!times) throw new Error(`Trainer ${was.trainerId} is missing.`);
  const calendar = createCalendar({ trainer: times, studentBusy: [], now });
  const overridden = new Set(timeRules.filter((rule) => was.formerRules.includes(rule)));
  return was.moves.map(({ sessionId, fromStartsAt, fromEndsAt }) => {
    const span = [fromStartsAt.getTime(), fromEndsAt.getTime()] as const;
    const rules = calendar.broken(...span, overridden);
    calendar.add(...span);
    return { sessionId, rules };
  });
}

async function readReallocation(tx: Tx, id: string) {
  const reallocation = await tx.reallocation.findUnique({
    where: { id },
    select: {
      purchaseId: true,
      toAllocationId: true,
      undoneBy: { select: { actorName: true } },
      fromAllocation: {
        select: {
          overrides: true,
          explanation: true,
          trainer: { select: { id: true, name: true, leftAt: true } },
        },
      },
      moves: {
        select: { sessionId: true, sequence: true, fromStartsAt: true, fromEndsAt: true, toStartsAt: true },
      },
    },
  });
  if (!reallocation) throw new NotFoundError('reallocation.unknown', 'There is no such reallocation.');
  return reallocation;
}

/** What either person has at the former times, apart from the sessions that would go back there. */
function loadBusy(tx: Tx, moves: Move[], studentId: string, trainerId: string) {
  const ends = moves.map(({ fromEndsAt }) => fromEndsAt.getTime());
  const starts = moves.map(({ fromStartsAt }) => fromStartsAt.getTime());
  if (moves.length === 0) return [];
  return tx.trainingSession.findMany({
    where: {
      OR: [{ studentId }, { trainerId }],
      id: { notIn: moves.map(({ sessionId }) => sessionId) },
      status: { not: 'CANCELLED' },
      startsAt: { lt: new Date(Math.max(...ends)) },
      endsAt: { gt: new Date(Math.min(...starts)) },
    },
    select: { startsAt: true, endsAt: true, trainerId: true },
  });
}
