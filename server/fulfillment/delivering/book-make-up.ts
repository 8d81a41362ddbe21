import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { newId } from '@/server/core/ids/new-id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { localDay } from '@/server/scheduling/calendar/local-day';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { refuseLostRace } from '../booking/refuse-lost-race';
import { loadUnsettled, type UnsettledSession } from './load-unsettled';
import { planMakeUp } from './plan-make-up';
import { settleSession } from './settle-session';

export const bookMakeUpInput = z.object({
  sessionId: id,
  /** The start that was shown. Refused when another one is the next by now. Without it: whatever is next. */
  startsAt: z.coerce.date().optional(),
  reason: reason.optional(),
});

/** What a student says: the session, and the start that was shown. */
export const ownMakeUpInput = bookMakeUpInput.omit({ reason: true }).required();

/**
 * Books another session for one that did not take place, with the same trainer, at the next time that suits both: what was
 * missed is settled by it, and its own result is due in turn. Both are told by email: see queueDeliveryMails. A student books
 * one for a session to which their trainer did not come.
 *
 * Throws what loadUnsettled throws; PreconditionError `make-up.not-yours` or `make-up.no-time`; ConflictError `make-up.changed`.
 */
export async function bookMakeUp(
  ctx: Context,
  input: z.input<typeof bookMakeUpInput>,
): Promise<{ sessionId: string; startsAt: Date; endsAt: Date }> {
  const actor = authorize(ctx, 'student', 'system');
  const { sessionId, startsAt, reason = 'The trainer did not come.' } = bookMakeUpInput.parse(input);
  const isForOthers = actor.kind === 'staff' || actor.kind === 'system';
  return refuseLostRace('make-up.changed', () =>
    inTransaction(ctx, async (tx) => {
      const own = isForOthers ? undefined : actor.userId;
      const session = await loadUnsettled(tx, ctx, { sessionId, studentId: own });
      if (own && !isTrainersFault(session))
        throw new PreconditionError('make-up.not-yours', 'Contact us about this session.');
      return book(tx, ctx, session, { startsAt, reason });
    }),
  );
}

const isTrainersFault = ({ noShow, result }: UnsettledSession) =>
  noShow !== null || result?.outcome === 'TRAINER_ABSENT';

async function book(
  tx: Tx,
  ctx: Context,
  session: UnsettledSession,
  { startsAt: shown, reason }: { startsAt?: Date; reason: string },
) {
  const { id: makesUpForId, purchaseId, studentId, ordinal } = session;
  const active = { purchaseId, endedAt: null };
  const holder = await tx.trainerAllocation.findFirst({ where: active, select: { trainerId: true } });
  if (holder) await lockTrainer(tx, holder.trainerId);
  const plan = await planMakeUp(tx, ctx, { purchaseId });
  if (!plan)
    throw new PreconditionError('make-up.no-time', 'No time in the next weeks works for both of you.');
  const { allocation, zone, startsAt, endsAt } = plan;
  if (shown && shown.getTime() !== startsAt.getTime())
    throw new ConflictError('make-up.changed', 'This time has just been taken. Look again for the next one.');
  const sessionId = newId();
  await tx.trainingSession.create({
    data: {
      ...{ id: sessionId, makesUpForId, purchaseId, studentId, ordinal, startsAt, endsAt },
      allocationId: allocation.id,
      trainerId: allocation.trainerId,
      overrides: allocation.overrides,
      trainerDay: localDay(zone, startsAt),
      createdAt: ctx.now,
    },
    select: { id: true },
  });
  await settleSession(tx, ctx, { session, kind: 'MADE_UP', reason });
  return { sessionId, startsAt, endsAt };
}
