import type { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { instantsOf, wallPeriod } from '@/server/scheduling/availability/wall-period';
import { unknownTrainer } from '@/server/school/trainers/claim-trainer';
import { countSessionsDuring } from '@/server/school/trainers/count-sessions-during';

export const previewTimeOffInput = wallPeriod.extend({ trainerId: id });

/**
 * How many booked sessions a period of time off would touch. Writes nothing. Throws as addTimeOff does for periods that
 * cannot be.
 */
export async function previewTimeOff(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof previewTimeOffInput>,
): Promise<{ sessions: number }> {
  const { trainerId, ...period } = previewTimeOffInput.parse(input);
  const trainer = await ctx.db.trainer.findUnique({ where: { id: trainerId }, select: { zone: true } });
  if (!trainer) throw unknownTrainer();
  const instants = instantsOf(period, trainer.zone);
  return { sessions: await countSessionsDuring(ctx.db, { trainerId, now: ctx.now, ...instants }) };
}
