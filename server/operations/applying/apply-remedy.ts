import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Actor, Context } from '@/server/core/context';
import { ConflictError, ForbiddenError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { newId } from '@/server/core/ids/new-id';
import { requireStepUp } from '@/server/core/require-step-up';
import { optionalLine } from '@/server/core/text/line';
import { reason } from '@/server/core/text/reason';
import type { RemedyOffer } from '@/server/operations/causes/verdict';
import { reachVerdict } from '@/server/operations/diagnosis/reach-verdict';
import { gatherEvidence } from '@/server/operations/evidence/gather-evidence';
import { remedyKinds } from '@/server/operations/vocabulary/remedies';
import { AlreadyApplied } from '../remedies/remedy-claim';
import { carryOut } from './carry-out';
import { failRemedy } from './fail-remedy';

export const applyRemedyInput = z.object({
  purchaseId: id,
  kind: z.enum(remedyKinds),
  reason,
  /** The stop that was on the page: refused when the purchase has moved on since. */
  stopId: optionalLine(300).optional(),
  /** The cause that it is ordered for: refused when it is another by now. */
  cause: optionalLine(100).optional(),
});

export type RemedyResult = {
  /** `already-applied`: another person applied it first, and it was done once. */
  outcome: 'applied' | 'already-applied';
  remedyId: string;
  summary: string;
};

/**
 * Applies a remedy that the verdict offers, through the verbs that everything else goes through. Pressed by two at once,
 * it is done once. It is on the timeline and in the audit log with its reason, and followed: see settleRemedies.
 *
 * Throws PreconditionError `remedy.not-offered`, ConflictError `remedy.stale` when the stop is another one now,
 * ForbiddenError `remedy.not-yours`, and the refusal of the verb when it cannot be done now.
 */
export async function applyRemedy(
  ctx: Context,
  input: z.input<typeof applyRemedyInput>,
): Promise<RemedyResult> {
  authorize(ctx, 'staff', 'system');
  const { purchaseId, kind, reason, stopId, cause: orderedFor } = applyRemedyInput.parse(input);
  const evidence = await gatherEvidence(ctx, { purchaseId });
  const verdict = reachVerdict(evidence);
  const offer = verdict.remedies.find((remedy) => remedy.kind === kind);
  if (offer) mustBeAllowed(ctx.actor, offer);
  const isOther = (stopId && stopId !== verdict.stopId) || (orderedFor && orderedFor !== verdict.cause);
  if (verdict.stopId === null || !offer || isOther) {
    const earlier = await findEarlier(ctx, { purchaseId, kind, stopId });
    if (earlier) return { outcome: 'already-applied', ...earlier };
    if (isOther) {
      throw new ConflictError('remedy.stale', 'The purchase has moved since you looked. Look again.');
    }
    throw new PreconditionError('remedy.not-offered', 'This is no remedy for the purchase as it is now.');
  }
  const { cause, stop } = verdict;
  const seenStatus = evidence.purchase.status;
  const stopped = { cause, stage: stop.stage, stopId: verdict.stopId, seenStatus };
  const intent = { remedyId: newId(), purchaseId, kind, ...stopped, reason };
  try {
    return { outcome: 'applied', ...(await carryOut(ctx, { evidence, verdict, intent })) };
  } catch (error) {
    if (error instanceof AlreadyApplied) {
      return { outcome: 'already-applied', remedyId: error.remedyId, summary: error.summary };
    }
    await failRemedy(ctx, intent, error);
    if (error instanceof ConflictError && error.code === 'remedy.stale') {
      const earlier = await findEarlier(ctx, { purchaseId, kind, stopId: intent.stopId });
      if (earlier) return { outcome: 'already-applied', ...earlier };
    }
    throw error;
  }
}

/** SUPPORT may retry; ADMIN may also override and cancel; the system heals only what is safe. */
function mustBeAllowed(actor: Actor, { access, label }: RemedyOffer): void {
  const isAllowed =
    actor.kind === 'system' || (actor.kind === 'staff' && (access === 'staff' || actor.role === 'ADMIN'));
  if (!isAllowed) throw new ForbiddenError('remedy.not-yours', `"${label}" is for administrators.`);
  if (access === 'admin') requireStepUp({ actor });
}

/** The same remedy for the same stop, done and not yet known to have failed; without a stop, done just now. */
async function findEarlier(
  { db, now }: Context,
  { purchaseId, kind, stopId }: { purchaseId: string; kind: string; stopId?: string },
) {
  const since = stopId ? { stopId } : { createdAt: { gt: new Date(now.getTime() - 60_000) } };
  const remedy = await db.remedy.findFirst({
    where: { purchaseId, kind, outcome: { not: 'DID_NOT_WORK' }, ...since },
    orderBy: { createdAt: 'desc' },
    select: { id: true, summary: true },
  });
  return remedy && { remedyId: remedy.id, summary: remedy.summary };
}
