import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ValidationError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { arrangeWindows } from '@/server/scheduling/availability/arrange-windows';
import { overlapWords, weeklyWindow, windowWords } from '@/server/scheduling/availability/weekly-window';
import { requireOwnTrainer } from '../own-trainer/require-own-trainer';
import { claimTrainer, seenTrainer, unknownTrainer } from '../trainers/claim-trainer';
import { findSessionsOutside, type SessionsOutside } from '../trainers/find-sessions-outside';

export const setAvailabilityInput = seenTrainer.extend({
  windows: z.array(weeklyWindow).max(70),
});

/**
 * Sets the weekly availability of a trainer, in wall time of their zone. Adjacent windows are merged. Returns the
 * booked sessions that now lie outside: they stay. Audited, and purchases that wait for a trainer are woken. Throws
 * NotFoundError `trainer.unknown`, also for a trainer about another one, ConflictError `trainer.changed`, ValidationError `trainer.windows-overlap`.
 */
export async function setAvailability(
  ctx: Context,
  input: z.input<typeof setAvailabilityInput>,
): Promise<{ outside: SessionsOutside }> {
  authorize(ctx, 'trainer', 'admin', 'system');
  const { trainerId, expected, windows: given } = setAvailabilityInput.parse(input);
  requireOwnTrainer(ctx, { trainerId });
  const { windows, overlap } = arrangeWindows(given);
  if (overlap) throw new ValidationError('trainer.windows-overlap', overlapWords(overlap));
  return inTransaction(ctx, async (tx) => {
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
    // Rows that stay are left alone: removing windows then wakes no purchase.
    const kept = new Set(windows.map(windowWords));
    const stored = new Set(before.availability.map(windowWords));
    const gone = before.availability.filter((window) => !kept.has(windowWords(window))).map(({ id }) => id);
    const added = windows.filter((window) => !stored.has(windowWords(window)));
    await tx.trainerAvailability.deleteMany({ where: { id: { in: gone } } });
    await tx.trainerAvailability.createMany({ data: added.map((window) => ({ ...window, trainerId })) });
    await appendAudit(tx, ctx, {
      action: 'trainer.availability-set',
      subject: { kind: 'trainer', id: trainerId },
      data: {
        zone: before.zone,
        before: before.availability.map(windowWords),
        after: windows.map(windowWords),
      },
    });
    return {
      outside: await findSessionsOutside(tx, { trainerId, windows, zone: before.zone, now: ctx.now }),
    };
  });
}
