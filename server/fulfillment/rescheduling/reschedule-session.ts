import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { requireStepUp } from '@/server/core/require-step-up';
import { reason } from '@/server/core/text/reason';
import { refuseLostRace } from '@/server/fulfillment/booking/refuse-lost-race';
import { enqueueEvent } from '@/server/process/outbox/enqueue-event';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import type { OverridableRule } from '@/server/process/vocabulary/trainer-rules';
import { type TimeRule, timeRules } from '@/server/process/vocabulary/trainer-rules';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import { localDay } from '@/server/scheduling/calendar/local-day';
import { overrideSchema } from '@/server/scheduling/override-schema';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { checkReschedule, latestStart } from './check-reschedule';
import { judgeNewTime } from './judge-new-time';
import { loadReschedule } from './load-reschedule';
import { rescheduleAsker } from './reschedule-asker';

export const rescheduleSessionInput = z.object({
  sessionId: id,
  startsAt: z.date(),
  /** The `sequence` of the session that was read, so that a move based on a stale page is refused. */
  expectedSequence: z.number().int().min(0),
});

export const rescheduleByStaffInput = rescheduleSessionInput.extend({
  reason,
  /** Time rules that staff override by name. */
  overrides: z.array(overrideSchema).max(10).default([]),
});

const inputSchema = z.discriminatedUnion('by', [
  rescheduleSessionInput.extend({ by: z.literal('student') }),
  rescheduleByStaffInput.extend({ by: z.literal('staff') }),
]);

/**
 * Gives one session another time with the same trainer: for a student within the rules of checkReschedule, for staff as
 * long as it has not begun, with time rules overridden by name. Never overlaps anything of either person. The change,
 * its history, its timeline entry and its event (which tells both by mail) commit together; staff's is audited.
 *
 * Throws NotFoundError `session.unknown`, PreconditionError with the rule that forbids it or what is in the way,
 * ConflictError when another change came first.
 */
export async function rescheduleSession(
  ctx: Context,
  rawInput: z.input<typeof inputSchema>,
): Promise<{ startsAt: Date; endsAt: Date }> {
  authorize(ctx, 'student', 'system');
  const input = inputSchema.parse(rawInput);
  const reason = input.by === 'staff' ? input.reason : undefined;
  const overrides: readonly OverridableRule[] = input.by === 'staff' ? input.overrides : [];
  if (overrides.length > 0) {
    authorize(ctx, 'admin', 'system');
    requireStepUp(ctx);
  }
  const asker = rescheduleAsker(ctx, input.by);
  const { sessionId } = input;
  const { purchaseId } = (await loadReschedule(ctx.db, sessionId, asker, ctx.now)).session;
  return refuseLostRace('reschedule.changed', () =>
    inTransaction(ctx, async (tx) => {
      await lockPurchase(tx, purchaseId);
      const holder = await tx.trainingSession.findUniqueOrThrow({
        where: { id: sessionId },
        select: { trainerId: true },
      });
      await lockTrainer(tx, holder.trainerId);
      const loaded = await loadReschedule(tx, sessionId, asker, ctx.now);
      const { session, correlationId, facts } = loaded;
      if (session.sequence !== input.expectedSequence) {
        throw new ConflictError(
          'reschedule.moved',
          'This session has just been moved. Look at its new time, then choose again.',
        );
      }
      const refusal = checkReschedule(facts);
      if (refusal) throw new PreconditionError(refusal.code, refusal.message);

      const length = session.endsAt.getTime() - session.startsAt.getTime();
      const to = { startsAt: input.startsAt, endsAt: new Date(input.startsAt.getTime() + length) };
      if (asker.by === 'student' && to.startsAt > latestStart(facts)) {
        throw new PreconditionError(
          'reschedule.too-late',
          'Choose a time at most four weeks after the last session.',
        );
      }
      const overridden = timeRules.filter((rule) => overrides.includes(rule));
      const judged = await judgeNewTime(tx, loaded, to, { overridden });
      if (judged.refusal) throw new PreconditionError(judged.refusal.code, judged.refusal.message);
      const { broken } = judged;

      const { id: moveId } = await writeMove(tx, ctx, { session, to, overrides: broken, reason });
      await setBookedDeadlines(tx, ctx, { purchaseId });
      await appendEntry(tx, ctx, purchaseId, {
        kind: 'session.rescheduled',
        data: {
          sessionId,
          ordinal: session.ordinal,
          from: session.startsAt.toISOString(),
          to: to.startsAt.toISOString(),
          reason: reason ?? null,
          overrides: broken,
        },
      });
      await enqueueEvent(tx, { name: 'session/rescheduled', data: { purchaseId, correlationId, moveId } });
      if (asker.by === 'staff') {
        const subject = { kind: 'purchase', id: purchaseId } as const;
        const data = {
          ordinal: session.ordinal,
          from: session.startsAt.toISOString(),
          to: to.startsAt.toISOString(),
        };
        await appendAudit(tx, ctx, { action: 'session.rescheduled', subject, reason, data });
      }
      return to;
    }),
  );
}

async function writeMove(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  move: {
    session: Awaited<ReturnType<typeof loadReschedule>>['session'];
    to: { startsAt: Date; endsAt: Date };
    overrides: TimeRule[];
    reason?: string;
  },
): Promise<{ id: string }> {
  const { session, to, overrides, reason } = move;
  const sequence = session.sequence + 1;
  const { count } = await tx.trainingSession.updateMany({
    where: { id: session.id, sequence: session.sequence },
    data: { ...to, sequence, overrides, trainerDay: localDay(session.trainer.zone, to.startsAt) },
  });
  if (count === 0)
    throw new ConflictError(
      'reschedule.moved',
      'This session has just been moved. Look at its new time, then choose again.',
    );
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  return tx.sessionMove.create({
    data: {
      sessionId: session.id,
      sequence,
      at: ctx.now,
      fromTrainerId: session.trainerId,
      fromStartsAt: session.startsAt,
      fromEndsAt: session.endsAt,
      toTrainerId: session.trainerId,
      toStartsAt: to.startsAt,
      toEndsAt: to.endsAt,
      reason,
      overrides,
      actorKind,
      actorId,
      actorName,
    },
    select: { id: true },
  });
}
