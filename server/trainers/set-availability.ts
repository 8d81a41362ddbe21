import { z } from 'zod';
import { appendAudit } from '@/server/audit/append-audit';
import type { Context } from '@/server/context';
import { ValidationError } from '@/server/errors';
import type { WeeklyWindow } from '@/server/sessions/is-available';
import { arrangeWindows } from './arrange-windows';
import { claimTrainer, seenTrainer, unknownTrainer } from './claim-trainer';
import { findSessionsOutside, type SessionsOutside, weeklyWindow } from './list-sessions-outside';

export const setAvailabilityInput = seenTrainer.extend({
  windows: z
    .array(weeklyWindow.refine((w) => w.startMinute < w.endMinute, 'A window must end after it begins.'))
    .max(70),
});

/**
 * Makes these the weekly hours of a trainer, in wall time of their zone; windows that touch become one. Answers with the
 * booked sessions that now lie outside: they stay. Audited, and whoever waits for a trainer is woken. Throws
 * NotFoundError `trainer.unknown`, ConflictError `trainer.changed`, ValidationError `trainer.windows-overlap`.
 */
export async function setAvailability(
  ctx: Context,
  input: z.input<typeof setAvailabilityInput>,
): Promise<{ outside: SessionsOutside }> {
  const { trainerId, expected, windows: given } = setAvailabilityInput.parse(input);
  const { windows, overlap } = arrangeWindows(given);
  if (overlap) {
    throw new ValidationError(
      'trainer.windows-overlap',
      `${words(overlap.first)} and ${words(overlap.second)} overlap. Join them, or move one.`,
    );
  }
  return ctx.db.$transaction(async (tx) => {
    const before = await tx.trainer.findUnique({
      where: { id: trainerId },
      select: {
        zone: true,
        availability: {
          orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }],
          select: { id: true, weekday: true, startMinute: true, endMinute: true },
        },
      },
    });
    if (!before) throw unknownTrainer();
    await claimTrainer(tx, { trainerId, expected, now: ctx.now });
    // Rows that stay are left alone: taking hours away alone then wakes nobody.
    const kept = new Set(windows.map(words));
    const stored = new Set(before.availability.map(words));
    const gone = before.availability.filter((window) => !kept.has(words(window))).map(({ id }) => id);
    const added = windows.filter((window) => !stored.has(words(window)));
    await tx.trainerAvailability.deleteMany({ where: { id: { in: gone } } });
    await tx.trainerAvailability.createMany({ data: added.map((window) => ({ ...window, trainerId })) });
    await appendAudit(tx, ctx, {
      action: 'trainer.availability-set',
      subject: { kind: 'trainer', id: trainerId },
      data: { zone: before.zone, before: before.availability.map(words), after: windows.map(words) },
    });
    return {
      outside: await findSessionsOutside(tx, { trainerId, windows, zone: before.zone, now: ctx.now }),
    };
  });
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "Monday 09:00 to 12:30". */
function words({ weekday, startMinute, endMinute }: WeeklyWindow): string {
  return `${weekdays[weekday - 1]} ${clock(startMinute)} to ${clock(endMinute)}`;
}
