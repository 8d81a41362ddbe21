import type { Context } from '@/server/core/context';
import type { Verdict } from '@/server/operations/causes/verdict';

const results = {
  PENDING: 'Its result is not known yet.',
  WORKED: 'It worked.',
  DID_NOT_WORK: 'It did not work.',
};

/**
 * What was done last about a purchase, by whom, when, and what came of it, in two sentences. Null when there is still
 * something to do: nothing was done, or what was done did not work, or it stopped again since.
 */
export async function describeDone(
  ctx: Pick<Context, 'db'>,
  verdict: Pick<Verdict, 'purchaseId' | 'state'>,
): Promise<string | null> {
  const last = await ctx.db.remedy.findFirst({
    where: { purchaseId: verdict.purchaseId },
    orderBy: { createdAt: 'desc' },
    select: { summary: true, actorName: true, createdAt: true, outcome: true },
  });
  if (!last || last.outcome === 'DID_NOT_WORK') return null;
  if (last.outcome === 'WORKED' && (verdict.state === 'stopped' || verdict.state === 'waiting')) return null;
  const at = last.createdAt.toISOString().replace('T', ' ').slice(0, 19);
  return `Already done by ${last.actorName} at ${at} UTC: ${last.summary}. ${results[last.outcome]}`;
}
