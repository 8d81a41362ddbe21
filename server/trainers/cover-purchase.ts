import { listCandidates } from '@/server/allocation/list-candidates';
import { previewReallocation } from '@/server/allocation/preview-reallocation';
import { reallocateTrainer } from '@/server/allocation/reallocate-trainer';
import type { Context } from '@/server/context';
import { DomainError, NotFoundError } from '@/server/errors';

export type Coverage =
  | { status: 'MOVED'; reallocationId: string; message: string }
  | { status: 'SKIPPED' | 'FAILED'; message: string };

/** So many of the best candidates are tried when each is refused. */
const mostTries = 5;

/**
 * Gives one affected purchase of an absence to the best trainer who can take it without breaking a rule, through the
 * ordinary reallocation, and keeps what became of it. Done once: asked again, also after a crash in between, it answers
 * what it did.
 *
 * Throws NotFoundError `absence.unknown-item`.
 */
export async function coverPurchase(
  ctx: Context,
  input: { absenceId: string; purchaseId: string },
): Promise<Coverage['status']> {
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

/** Keeps the result of one item, once. */
export async function recordCoverage(
  ctx: Context,
  input: { absenceId: string; purchaseId: string },
  coverage: Coverage,
): Promise<void> {
  await ctx.db.absenceItem.updateMany({
    where: { ...input, status: 'PENDING' },
    data: { ...coverage, doneAt: ctx.now },
  });
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
    return { status: 'MOVED', reallocationId: movedTo.id, message: `${trainer.name} has it now.` };
  }
  return { status: 'SKIPPED', message: `${trainer.name} had it already.` };
}

const reasonOf = ({ trainer, reason }: Absence) => `${trainer.name} is away: ${reason}`;

async function cover(
  ctx: Context,
  { purchaseId }: { purchaseId: string },
  absence: Absence,
): Promise<Coverage> {
  let refusal = '';
  try {
    const { ranked, ruledOut } = await listCandidates(ctx, { purchaseId });
    for (const { trainerId, trainerName } of ranked.slice(0, mostTries)) {
      const asked = { purchaseId, trainerId };
      const outcome = await tryTrainer(ctx, asked, reasonOf(absence));
      if ('reallocationId' in outcome) {
        const { moved, retimed } = outcome;
        const times = moved === 0 ? '' : `: ${moved} sessions, ${retimed} at another time`;
        return {
          status: 'MOVED',
          reallocationId: outcome.reallocationId,
          message: `${trainerName} has it now${times}.`,
        };
      }
      refusal = outcome.refusal;
    }
    return {
      status: 'FAILED',
      message: refusal || whyNobody(ruledOut),
    };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'reallocation.nothing-left')
      return { status: 'SKIPPED', message: 'No session is left to move.' };
    throw error;
  }
}

async function tryTrainer(ctx: Context, asked: { purchaseId: string; trainerId: string }, reason: string) {
  try {
    const { token } = await previewReallocation(ctx, asked);
    return await reallocateTrainer(ctx, { ...asked, reason, expected: token });
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error.message };
    throw error;
  }
}

const ruledOutAs: Record<string, string> = {
  level: 'at a lower level',
  language: 'in another language',
  cap: 'without a free place',
  paused: 'paused',
  leave: 'away',
  hours: 'outside their hours',
  'weekly-hours': 'with full weeks',
  notice: 'too soon',
};

function whyNobody(ruledOut: { codes: string[] }[]): string {
  const teaching = ruledOut.filter(({ codes }) => !codes.includes('skill'));
  if (teaching.length === 0) return 'Nobody else teaches it.';
  const counts = new Map<string, number>();
  for (const { codes } of teaching) {
    const word = ruledOutAs[codes[0] ?? ''] ?? 'without a common time';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
  return `Nobody can take it. Of those who teach it: ${words}.`;
}
