import type { Context } from '@/server/core/context';
import type { Verdict } from '../causes/verdict';
import { gatherEvidence, type SharedAnswers } from '../evidence/gather-evidence';
import { reachVerdict } from './reach-verdict';

/**
 * Why a purchase does not go on, or that it does: the exact point where it stopped, the cause with its confidence, every
 * piece of evidence with the query that shows it, and the remedies. Reads only. Works with Inngest away: its silence is
 * evidence. A late purchase always has a cause; what fits none, looked at twice, is UNKNOWN, never a guess.
 *
 * Throws NotFoundError `purchase.unknown`.
 */
export async function diagnosePurchase(
  ctx: Pick<Context, 'db' | 'now'>,
  input: { purchaseId: string },
  shared: SharedAnswers = {},
): Promise<Verdict> {
  const verdict = reachVerdict(await gatherEvidence(ctx, input, shared));
  if (verdict.cause !== 'UNKNOWN') return verdict;
  // Between the look at the database and Inngest's answer a run may have ended, which then contradict each other.
  return reachVerdict(await gatherEvidence({ ...ctx, now: new Date() }, input));
}
