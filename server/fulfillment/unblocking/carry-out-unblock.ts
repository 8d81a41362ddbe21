import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { line } from '@/server/core/text/line';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { resumeTrainer } from '@/server/school/trainer-changes/resume-trainer';
import { setAvailability } from '@/server/school/trainer-changes/set-availability';
import { setSkills } from '@/server/school/trainer-changes/set-skills';
import { updateTrainer } from '@/server/school/trainer-changes/update-trainer';
import { findUnblocks } from './find-unblocks';
import type { UnblockingChange } from './unblocking-change';

export const carryOutUnblockInput = z.object({
  purchaseId: id,
  /** The key of the change that was read: exactly this one is made. */
  key: line(100),
});

/**
 * Makes one of the smallest changes of findUnblocks, through the ordinary verb for it and on the trainer as they are now.
 * The room it makes wakes waiting purchases, so this one completes automatically. Audited as that verb does, and on the
 * purchase.
 *
 * Throws ConflictError `unblock.changed` when this change would not help any more, PreconditionError `unblock.by-hand` for
 * one that only people can make, and what the verb throws.
 */
export async function carryOutUnblock(
  ctx: Context,
  input: z.input<typeof carryOutUnblockInput>,
): Promise<{ words: string }> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, key } = carryOutUnblockInput.parse(input);
  const unblock = (await findUnblocks(ctx, { purchaseId })).find((found) => found.key === key);
  if (!unblock) {
    throw new ConflictError(
      'unblock.changed',
      'Things changed since you read this, and this change would not help any more. Nothing was done: look again.',
    );
  }
  const { words } = unblock;
  await make(ctx, unblock.change);
  await inTransaction(ctx, (tx) =>
    appendAudit(tx, ctx, {
      action: 'purchase.unblocked',
      subject: { kind: 'purchase', id: purchaseId },
      data: { words, kind: unblock.change.kind, trainerId: unblock.change.trainerId },
    }),
  );
  return { words };
}

async function make(ctx: Context, change: UnblockingChange): Promise<void> {
  const { trainerId } = change;
  const trainer = await ctx.db.trainer.findUnique({ where: { id: trainerId }, select });
  if (!trainer) throw new NotFoundError('trainer.unknown', 'There is no such trainer.');
  const { updatedAt: expected, skills, availability, ...profile } = trainer;
  const seen = { trainerId, expected };
  switch (change.kind) {
    case 'cap':
      return updateTrainer(ctx, { ...profile, ...seen, maxStudents: change.to });
    case 'weekly-hours':
      return updateTrainer(ctx, { ...profile, ...seen, maxWeeklyMinutes: change.to });
    case 'paused':
      return resumeTrainer(ctx, seen);
    case 'skill':
    case 'level': {
      const others = skills.filter(({ skill }) => skill !== change.skill);
      return setSkills(ctx, { ...seen, skills: [...others, { skill: change.skill, level: change.to }] });
    }
    case 'window': {
      const windows = availability.map(
        (window) =>
          change.windows.find(
            ({ from }) =>
              from.weekday === window.weekday &&
              from.startMinute === window.startMinute &&
              from.endMinute === window.endMinute,
          )?.to ?? window,
      );
      await setAvailability(ctx, { ...seen, windows });
      return;
    }
    case 'leave':
    case 'time':
      throw new PreconditionError('unblock.by-hand', 'This was somebody’s decision: ask them first.');
  }
}

const select = {
  name: true,
  email: true,
  headline: true,
  bio: true,
  zone: true,
  languages: true,
  maxStudents: true,
  bufferMinutes: true,
  maxWeeklyMinutes: true,
  updatedAt: true,
  skills: { select: { skill: true, level: true } },
  availability: { select: { weekday: true, startMinute: true, endMinute: true } },
} as const;
