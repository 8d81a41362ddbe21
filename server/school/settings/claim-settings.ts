import type { Prisma } from '@/prisma/generated/client';
import type { Tx } from '@/server/core/db';
import { ConflictError } from '@/server/core/errors';

/**
 * Writes `data` to the settings if nobody changed them since `expected`, their `updatedAt` as it was read, and holds the
 * row until the transaction ends. Throws ConflictError `settings.changed`.
 */
export async function claimSettings(
  tx: Tx,
  { expected, now }: { expected: Date | null; now: Date },
  data: Prisma.SchoolSettingsUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.schoolSettings.updateMany({
    where: { id: 1, updatedAt: expected },
    // Never the instant that was expected, even within one millisecond or on a clock that runs behind.
    data: { ...data, updatedAt: new Date(Math.max(now.getTime(), (expected?.getTime() ?? 0) + 1)) },
  });
  if (count === 1) return;
  throw new ConflictError(
    'settings.changed',
    'Somebody else changed the settings since you opened the page. Nothing was saved: look again.',
  );
}
