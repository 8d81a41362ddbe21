import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { wallPeriod } from '@/server/scheduling/availability/wall-period';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { readAbsence } from '../absences/absence-input';
import { markTrainerAway } from '../absences/mark-trainer-away';
import { writeMails } from '../notifications/write-mails';
import { composeRequestMail } from './compose-time-off-mails';

export const requestTimeOffInput = z.object({ period: wallPeriod, reason });

/**
 * A trainer asks for time off. Where the school approves it, the team is told by email and decides; elsewhere it takes effect
 * at once, as an absence. Audited.
 *
 * Throws ConflictError `time-off.open` over the time of another open request, and as markTrainerAway does.
 */
export async function requestTimeOff(
  ctx: Context,
  rawInput: z.input<typeof requestTimeOffInput>,
): Promise<{ requestId: string; isApproved: boolean }> {
  const actor = authorize(ctx, 'trainer');
  const { period, reason: why } = requestTimeOffInput.parse(rawInput);
  const { trainerId } = actor;
  return inTransaction(ctx, async (tx) => {
    await lockTrainer(tx, trainerId);
    const { startsAt, endsAt, trainerName, zone } = await readAbsence(tx, { trainerId, period }, ctx.now);
    const until = endsAt ?? startsAt;
    const open = await tx.timeOffRequest.findFirst({
      where: { trainerId, status: 'OPEN', startsAt: { lt: until }, endsAt: { gt: startsAt } },
      select: { id: true },
    });
    if (open)
      throw new ConflictError(
        'time-off.open',
        'You already asked for part of this time. Withdraw that request first.',
      );
    const { timeOffNeedsApproval, supportEmail } = await getSchoolSettings({ db: tx });
    const asSystem: Context = { ...ctx, db: tx, actor: { kind: 'system', job: 'time-off' } };
    const approved = timeOffNeedsApproval
      ? null
      : await markTrainerAway(asSystem, { trainerId, period, reason: why });
    const { id: requestId } = await tx.timeOffRequest.create({
      data: {
        ...{ trainerId, startsAt, endsAt: until, fromWall: period.from, untilWall: period.until },
        ...{ reason: why, askedAt: ctx.now },
        ...(approved && {
          status: 'APPROVED',
          endedAt: ctx.now,
          endedBy: actor.name,
          absenceId: approved.absenceId,
        }),
      },
      select: { id: true },
    });
    await appendAudit(tx, ctx, {
      action: 'trainer.time-off-requested',
      subject: { kind: 'trainer', id: trainerId },
      reason: why,
      data: { requestId, from: period.from, until: period.until, isApproved: approved !== null },
    });
    const mail = composeRequestMail({ trainerName, zone, startsAt, endsAt: until, reason: why });
    if (!approved)
      await writeMails(asSystem, [
        { purchaseId: null, kind: 'time-off.team', cause: requestId, to: { email: supportEmail }, mail },
      ]);
    return { requestId, isApproved: approved !== null };
  });
}
