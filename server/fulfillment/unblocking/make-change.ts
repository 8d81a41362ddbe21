import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { resumeTrainer } from '@/server/school/trainer-changes/resume-trainer';
import { setAvailability } from '@/server/school/trainer-changes/set-availability';
import { setSkills } from '@/server/school/trainer-changes/set-skills';
import { updateTrainer } from '@/server/school/trainer-changes/update-trainer';
import type { UnblockingChange } from './unblocking-change';

/**
 * Makes a change through the ordinary verb for it, on the trainer as they are now.
 *
 * Throws NotFoundError `trainer.unknown`, PreconditionError `unblock.by-hand` for a change that only people can make, and what
 * the verb throws.
 */
export async function makeChange(ctx: Context, change: UnblockingChange): Promise<void> {
  authorize(ctx, 'admin', 'system');
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
  meetingUrl: true,
  maxStudents: true,
  bufferMinutes: true,
  maxWeeklyMinutes: true,
  updatedAt: true,
  skills: { select: { skill: true, level: true } },
  availability: { select: { weekday: true, startMinute: true, endMinute: true } },
} as const;
