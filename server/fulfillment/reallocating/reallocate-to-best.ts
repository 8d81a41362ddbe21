import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { DomainError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { type TrainerRule, trainerRules } from '@/server/process/vocabulary/trainer-rules';
import { listCandidates } from './list-candidates';
import { previewReallocation } from './preview-reallocation';
import { reallocateTrainer } from './reallocate-trainer';

/** The outcome: the new trainer, or why nobody could take over. */
export type Gift =
  | { reallocationId: string; trainerName: string; moved: number; retimed: number }
  | { refusal: string };

/** So many of the best candidates are tried when each is refused. */
const mostTries = 5;

export const giveToBestInput = z.object({ purchaseId: id, reason });

/**
 * Gives what is left of a purchase to the best other trainer who can take it without breaking a rule, through the ordinary
 * reallocation. Nobody can, or each of the best was taken meanwhile: says why.
 *
 * Throws NotFoundError `purchase.unknown`, PreconditionError `reallocation.nothing-left`.
 */
export async function reallocateToBest(
  ctx: Context,
  rawInput: z.input<typeof giveToBestInput>,
): Promise<Gift> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, reason } = giveToBestInput.parse(rawInput);
  const { ranked, ruledOut } = await listCandidates(ctx, { purchaseId });
  let refusal = whyNobody(ruledOut);
  for (const { trainerId, trainerName } of ranked.slice(0, mostTries)) {
    try {
      const asked = { purchaseId, trainerId };
      const { token } = await previewReallocation(ctx, asked);
      const { reallocationId, moved, retimed } = await reallocateTrainer(ctx, {
        ...asked,
        reason,
        expected: token,
      });
      return { reallocationId, trainerName, moved, retimed };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'reallocation.nothing-left') throw error;
      refusal = error.message;
    }
  }
  return { refusal };
}

function whyNobody(ruledOut: { codes: TrainerRule[] }[]): string {
  const teaching = ruledOut.filter(({ codes }) => !codes.includes('skill'));
  if (teaching.length === 0) return 'Nobody else teaches it.';
  const counts = new Map<string, number>();
  for (const { codes } of teaching) {
    const word = trainerRules[codes[0] ?? 'no-common-slot'].among;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
  return `Nobody can take it. Of those who teach it: ${words}.`;
}
