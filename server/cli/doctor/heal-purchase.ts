import type { Context } from '@/server/context';
import { diagnosePurchase } from '@/server/diagnosis/diagnose-purchase';
import { remedyKinds } from '@/server/diagnosis/verdict';
import { PreconditionError, ValidationError } from '@/server/errors';
import { applyRemedy } from '@/server/remedies/apply-remedy';
import { findPurchase } from './find-purchase';

/**
 * Carries out the recommended remedy of a purchase, or the one named. Cancelling is not among them: it is for the console,
 * where an administrator has a name.
 *
 * Throws NotFoundError `purchase.unknown`, ValidationError `remedy.unknown`, PreconditionError `remedy.none`, and what
 * applyRemedy throws.
 */
export async function healPurchase(
  ctx: Context,
  input: { reference: string; remedy?: string; reason?: string },
): Promise<string> {
  const purchaseId = await findPurchase(ctx, input.reference);
  const verdict = await diagnosePurchase(ctx, { purchaseId });
  const kind = input.remedy
    ? remedyKinds.find((known) => known === input.remedy)
    : verdict.remedies.find(({ isRecommended }) => isRecommended)?.kind;
  if (input.remedy && !kind) {
    throw new ValidationError(
      'remedy.unknown',
      `There is no remedy ${input.remedy}: ${remedyKinds.join(', ')}.`,
    );
  }
  if (!kind || kind === 'cancel') {
    throw new PreconditionError('remedy.none', `${verdict.headline}. Nothing can be applied from here.`);
  }
  const reason = input.reason ?? `Applied with the doctor: ${verdict.headline}`.slice(0, 500);
  const { outcome, summary } = await applyRemedy(ctx, { purchaseId, kind, reason });
  return outcome === 'applied'
    ? `P-${verdict.number}: ${summary}.`
    : `P-${verdict.number}: done a moment ago by somebody else: ${summary}.`;
}
