import type { Context } from '@/server/core/context';
import { env } from '@/server/core/env';
import { PreconditionError } from '@/server/core/errors';
import { cut } from '@/server/core/text/cut';
import { applyRemedy } from '@/server/operations/applying/apply-remedy';
import type { Verdict } from '@/server/operations/causes/verdict';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import type { RemedyKind } from '@/server/operations/vocabulary/remedies';
import { findPurchase } from '@/server/purchases/find-purchase';
import { describeDone } from './describe-done';

/**
 * Applies the recommended remedy of a purchase, or the one named. A remedy that is still running or that already worked is
 * reported with its result instead of being applied again, unless it is named. Cancelling is left to the console, where an
 * administrator has a name.
 *
 * Throws PreconditionError `remedy.none` and `remedy.no-mail`, and what findPurchase and applyRemedy throw.
 */
export async function healPurchase(
  ctx: Context,
  input: { reference: string; remedy?: RemedyKind; reason?: string },
): Promise<string> {
  const purchaseId = await findPurchase(ctx, input.reference);
  const verdict = await diagnosePurchase(ctx, { purchaseId });
  const kind = input.remedy ?? verdict.remedies.find(({ isRecommended }) => isRecommended)?.kind;
  const before = `P-${verdict.number}: `;
  const earlier = input.remedy ? null : await describeDone(ctx, verdict);
  if (earlier) return before + earlier;
  if (!kind || kind === 'cancel') {
    throw new PreconditionError('remedy.none', `${verdict.headline}. Nothing can be applied from here.`);
  }
  mustReachPeople(kind, verdict);
  const reason = input.reason ?? cut(`Applied with the doctor: ${verdict.headline}`, 500);
  const { outcome, summary } = await applyRemedy(ctx, { purchaseId, kind, reason });
  if (outcome === 'applied') return `${before}${summary}.`;
  return before + ((await describeDone(ctx, verdict)) ?? `Already done: ${summary}.`);
}

/** Without the app's settings, its mail would be filed in the console's mailbox here, and count as sent. */
function mustReachPeople(kind: RemedyKind, { stop }: Verdict): void {
  if (kind !== 'run-now' || stop?.stage !== 'notify' || env.SMTP_URL || env.CARAVAN_BESIDE) return;
  throw new PreconditionError(
    'remedy.no-mail',
    'This sends mail from here, and SMTP_URL is not set. Set it as the app has it, or replay the event, so that the app sends it: --remedy=replay.',
  );
}
