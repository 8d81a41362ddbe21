import { z } from 'zod';
import { SessionOutcome } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { changedFields } from '@/server/core/audit/changed-fields';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import { ForbiddenError, NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { optionalLine } from '@/server/core/text/line';
import { optionalProse } from '@/server/core/text/prose';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { heldOutcomes, trainersOutcomes } from '@/server/process/vocabulary/session-outcomes';
import { meetingUrl } from '@/server/school/trainers/meeting-url';
import { deliverWhenSettled } from '../delivering/deliver-when-settled';

export const recordResultInput = z.object({
  sessionId: id,
  outcome: z.enum(SessionOutcome),
  topic: optionalLine(200),
  /** For the trainer and staff alone. */
  privateNote: optionalProse(4_000),
  studentNote: optionalProse(4_000),
  homework: optionalProse(4_000),
  materialsUrl: meetingUrl.nullable(),
});

const before = {
  outcome: true,
  topic: true,
  privateNote: true,
  studentNote: true,
  homework: true,
  materialsUrl: true,
  actorKind: true,
} as const;

/**
 * Records what became of a session that has begun, or corrects it: one result for each session, whose earlier words the
 * audit log keeps. A trainer does so for their own sessions, and not over the word of staff.
 *
 * Throws NotFoundError `session.unknown`, also for another trainer's, PreconditionError `result.too-early`,
 * `result.cancelled` or `result.delivered`, ForbiddenError `result.for-staff`.
 */
export async function recordResult(ctx: Context, rawInput: z.input<typeof recordResultInput>): Promise<void> {
  const actor = authorize(ctx, 'trainer', 'staff');
  const { sessionId, ...result } = recordResultInput.parse(rawInput);
  const isTrainer = actor.kind === 'trainer';
  if (isTrainer && !trainersOutcomes.includes(result.outcome)) throw forStaff();
  await inTransaction(ctx, async (tx) => {
    const own = { id: sessionId, ...(isTrainer && { trainerId: actor.trainerId }) };
    const of = await tx.trainingSession.findFirst({ where: own, select: { purchaseId: true } });
    // Two who record at once queue here, so that the second one's audit entry has the first one's words.
    if (of) await lockPurchase(tx, of.purchaseId);
    const session = await tx.trainingSession.findFirst({
      where: own,
      select: {
        purchaseId: true,
        ordinal: true,
        startsAt: true,
        status: true,
        settled: { select: { kind: true } },
        purchase: { select: { status: true } },
        result: { select: before },
      },
    });
    if (!session) throw new NotFoundError('session.unknown', 'There is no such session.');
    if (session.status === 'CANCELLED')
      throw new PreconditionError('result.cancelled', 'This session was cancelled.');
    if (session.startsAt > ctx.now)
      throw new PreconditionError('result.too-early', 'This session has not begun yet.');
    if (isTrainer && session.result?.actorKind === 'STAFF') throw forStaff();
    const isSettled = session.settled !== null || heldOutcomes.includes(result.outcome);
    if (session.purchase.status === 'DELIVERED' && !isSettled)
      throw new PreconditionError(
        'result.delivered',
        'This course is complete, so every session of it stays settled.',
      );
    const { actorKind, actorId, actorName } = actorColumns(actor);
    const row = { ...result, actorKind, actorId, actorName, recordedAt: ctx.now };
    await tx.sessionResult.upsert({
      where: { sessionId },
      create: { sessionId, ...row },
      update: row,
      select: { sessionId: true },
    });
    const { actorKind: _, ...earlier } = session.result ?? { actorKind: null };
    await appendAudit(tx, ctx, {
      action: 'session.result-recorded',
      subject: { kind: 'session', id: sessionId },
      data: changedFields(earlier, result),
    });
    await appendEntry(tx, ctx, session.purchaseId, {
      kind: 'session.result-recorded',
      data: { sessionId, ordinal: session.ordinal, outcome: result.outcome },
    });
    await deliverWhenSettled(tx, ctx, session);
  });
}

const forStaff = () =>
  new ForbiddenError('result.for-staff', 'Only our team can record this. Contact support if it is wrong.');
