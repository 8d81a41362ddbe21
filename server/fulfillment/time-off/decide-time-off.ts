import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { markTrainerAway } from '../absences/mark-trainer-away';
import { writeMails } from '../notifications/write-mails';
import { composeDecisionMail } from './compose-time-off-mails';

export const decideTimeOffInput = z.object({
  requestId: id,
  /** Null: it is approved. */
  declineReason: reason.nullable(),
});

/**
 * Approves a trainer's request, which marks them away and so moves their students, or declines it with a reason. The trainer
 * is told by email. Audited. Returns the absence, or null.
 *
 * Throws NotFoundError `time-off.unknown`, ConflictError `time-off.ended`, and as markTrainerAway does.
 */
export async function decideTimeOff(
  ctx: Context,
  rawInput: z.input<typeof decideTimeOffInput>,
): Promise<{ absenceId: string | null }> {
  const actor = authorize(ctx, 'admin');
  const { requestId, declineReason } = decideTimeOffInput.parse(rawInput);
  return inTransaction(ctx, async (tx) => {
    const { trainer, fromWall, untilWall, ...request } = await lockOpen(tx, requestId);
    const period = { from: fromWall, until: untilWall };
    const isApproved = declineReason === null;
    const absence = isApproved
      ? await markTrainerAway({ ...ctx, db: tx }, { trainerId: trainer.id, period, reason: request.reason })
      : null;
    const absenceId = absence?.absenceId ?? null;
    const ended = { endedAt: ctx.now, endedBy: actor.name, absenceId, declineReason };
    await tx.timeOffRequest.update({
      where: { id: requestId },
      data: { status: isApproved ? 'APPROVED' : 'DECLINED', ...ended },
      select: { id: true },
    });
    await appendAudit(tx, ctx, {
      action: isApproved ? 'trainer.time-off-approved' : 'trainer.time-off-declined',
      subject: { kind: 'trainer', id: trainer.id },
      reason: declineReason ?? undefined,
      data: { requestId, absenceId, ...period },
    });
    const { id: trainerId, email, name, zone } = trainer;
    await writeMails({ ...ctx, db: tx }, [
      {
        purchaseId: null,
        kind: 'time-off.trainer',
        cause: requestId,
        to: { trainerId, email },
        mail: composeDecisionMail({ ...request, trainerName: name, zone, declineReason }),
      },
    ]);
    return { absenceId };
  });
}

/** The open request, which nobody else decides or withdraws meanwhile. */
async function lockOpen(tx: Tx, requestId: string) {
  const read = () =>
    tx.timeOffRequest.findUnique({
      where: { id: requestId },
      select: {
        ...{ status: true, reason: true, fromWall: true, untilWall: true, startsAt: true, endsAt: true },
        trainer: { select: { id: true, name: true, email: true, zone: true } },
      },
    });
  const found = await read();
  if (!found) throw new NotFoundError('time-off.unknown', 'There is no such request.');
  await lockTrainer(tx, found.trainer.id);
  const request = await read();
  if (request?.status !== 'OPEN')
    throw new ConflictError('time-off.ended', 'This request was decided or withdrawn already.');
  return request;
}
