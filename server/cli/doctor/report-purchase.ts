import type { Context } from '@/server/core/context';
import { previewRemedy } from '@/server/operations/applying/preview-remedy';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import { findPurchase } from '@/server/purchases/find-purchase';
import { writeReport } from './write-report';

/**
 * The root-cause report of one purchase as Markdown: where it stopped, why and how sure, each piece of evidence with its
 * query, and the remedy with the command that applies it. `isWell` is false when it is stuck.
 *
 * Throws NotFoundError `purchase.unknown`.
 */
export async function reportPurchase(
  ctx: Context,
  input: { reference: string },
): Promise<{ markdown: string; isWell: boolean }> {
  const purchaseId = await findPurchase(ctx, input.reference);
  const verdict = await diagnosePurchase(ctx, { purchaseId });
  const best = verdict.remedies.find(({ isRecommended }) => isRecommended);
  const preview = best ? await previewRemedy(ctx, { purchaseId, kind: best.kind }) : null;
  return { markdown: writeReport(verdict, preview), isWell: verdict.cause === null };
}
