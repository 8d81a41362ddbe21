import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import type { Tx } from '@/server/core/db';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { instant } from '@/server/core/time/instant';

/** Which trainer, and the state of them that the person changing it has seen: `updatedAt` as it was read. */
export const seenTrainer = z.object({ trainerId: id, expected: instant });

/**
 * Writes `data` to a trainer nobody has changed since `expected`, and holds the row until the transaction ends: anybody who
 * saves next from the same sight is refused. Throws NotFoundError `trainer.unknown`, ConflictError `trainer.changed`.
 */
export async function claimTrainer(
  tx: Tx,
  { trainerId, expected, now }: { trainerId: string; expected: Date; now: Date },
  data: Prisma.TrainerUncheckedUpdateManyInput = {},
): Promise<void> {
  const { count } = await tx.trainer.updateMany({
    where: { id: trainerId, updatedAt: expected },
    // Never the instant that was expected, even within one millisecond or on a clock that runs behind.
    data: { ...data, updatedAt: new Date(Math.max(now.getTime(), expected.getTime() + 1)) },
  });
  if (count === 1) return;
  if (!(await tx.trainer.findUnique({ where: { id: trainerId }, select: { id: true } })))
    throw unknownTrainer();
  throw new ConflictError(
    'trainer.changed',
    'Somebody else changed this trainer since you opened the page. Nothing was saved: look again.',
  );
}

/** The refusal for an id that no trainer has. */
export function unknownTrainer(): NotFoundError {
  return new NotFoundError('trainer.unknown', 'There is no such trainer.');
}
