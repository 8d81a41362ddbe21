import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { arrangeWindows } from '@/server/scheduling/availability/arrange-windows';
import { overlapWords, weeklyWindow } from '@/server/scheduling/availability/weekly-window';
import { requireOwnTrainer } from '../own-trainer/require-own-trainer';
import { unknownTrainer } from '../trainers/claim-trainer';
import { findSessionsOutside, type SessionsOutside } from '../trainers/find-sessions-outside';

export const previewAvailabilityInput = z.object({
  trainerId: id,
  windows: z.array(weeklyWindow).max(70),
});

/**
 * Previews a change of availability: a sentence when windows overlap, otherwise the booked sessions that would lie outside.
 * They stay booked whatever is saved. Throws NotFoundError `trainer.unknown`.
 */
export async function previewAvailability(
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  input: z.input<typeof previewAvailabilityInput>,
): Promise<{ problem: string | null; outside: SessionsOutside }> {
  const { trainerId, windows: given } = previewAvailabilityInput.parse(input);
  requireOwnTrainer({ actor }, { trainerId });
  const trainer = await db.trainer.findUnique({ where: { id: trainerId }, select: { zone: true } });
  if (!trainer) throw unknownTrainer();
  const { windows, overlap } = arrangeWindows(given);
  if (overlap) return { problem: overlapWords(overlap), outside: { count: 0, sessions: [] } };
  return {
    problem: null,
    outside: await findSessionsOutside(db, { trainerId, windows, zone: trainer.zone, now }),
  };
}
