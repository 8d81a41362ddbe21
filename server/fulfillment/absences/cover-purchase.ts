import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { DomainError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { cut } from '@/server/core/text/cut';
import { longestReason } from '@/server/core/text/reason';
import { reallocateToBest } from '@/server/fulfillment/reallocating/reallocate-to-best';
import { type Coverage, recordCoverage } from './record-coverage';

export const coverPurchaseInput = z.object({ absenceId: id, purchaseId: id });

/**
 * Gives one affected purchase of an absence to the best trainer who can take it without breaking a rule, through the
 * ordinary reallocation, and keeps what became of it. Done once: asked again, also after a crash in between, it answers
 * what it did.
 *
 * Throws NotFoundError `absence.unknown-item`.
 */
export async function coverPurchase(
  ctx: Context,
  rawInput: z.input<typeof coverPurchaseInput>,
): Promise<Coverage['status']> {
  authorize(ctx, 'system');
  const input = coverPurchaseInput.parse(rawInput);
  const item = await ctx.db.absenceItem.findUnique({
    where: { absenceId_purchaseId: input },
    select: {
      status: true,
      absence: {
        select: {
          trainerId: true,
          reason: true,
          createdAt: true,
          trainer: { select: { name: true } },
        },
      },
    },
  });
  if (!item) throw new NotFoundError('absence.unknown-item', 'This purchase is not part of the absence.');
  if (item.status !== 'PENDING') return item.status;
  const coverage = (await findDone(ctx, input, item.absence)) ?? (await cover(ctx, input, item.absence));
  await recordCoverage(ctx, input, coverage);
  return coverage.status;
}

type Absence = { trainerId: string; reason: string; createdAt: Date; trainer: { name: string } };

/** Somebody else has it already: a former try of this very item, or staff by hand. */
async function findDone(
  ctx: Context,
  { purchaseId }: { purchaseId: string },
  absence: Absence,
): Promise<Coverage | null> {
  const active = await ctx.db.trainerAllocation.findFirst({
    where: { purchaseId, endedAt: null },
    select: {
      trainerId: true,
      trainer: { select: { name: true } },
      movedTo: { select: { id: true, createdAt: true, reason: true } },
    },
  });
  if (!active) return { status: 'SKIPPED', message: 'It has no trainer any more.' };
  if (active.trainerId === absence.trainerId) return null;
  const { movedTo, trainer } = active;
  if (movedTo && movedTo.createdAt >= absence.createdAt && movedTo.reason === reasonOf(absence)) {
    return { status: 'MOVED', reallocationId: movedTo.id, message: `Moved to ${trainer.name}.` };
  }
  return { status: 'SKIPPED', message: `${trainer.name} had it already.` };
}

/** The reason of the reallocation, as long as one may be. */
const reasonOf = ({ trainer, reason }: Absence) =>
  cut(`${trainer.name} is away: ${reason}`, longestReason).trimEnd();

async function cover(
  ctx: Context,
  { purchaseId }: { purchaseId: string },
  absence: Absence,
): Promise<Coverage> {
  try {
    const given = await reallocateToBest(ctx, { purchaseId, reason: reasonOf(absence) });
    if ('refusal' in given) return { status: 'FAILED', message: given.refusal };
    const { reallocationId, trainerName, moved, retimed } = given;
    const times = moved === 0 ? '' : `: ${moved} sessions, ${retimed} at a new time`;
    return { status: 'MOVED', reallocationId, message: `Moved to ${trainerName}${times}.` };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'reallocation.nothing-left')
      return { status: 'SKIPPED', message: 'No session is left to move.' };
    throw error;
  }
}
