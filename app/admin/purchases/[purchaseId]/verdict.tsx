import type { ReactNode } from 'react';
import { Remedies } from '@/components/admin/diagnosis/remedies';
import { VerdictPanel } from '@/components/admin/diagnosis/verdict-panel';
import type { PurchaseState } from '@/components/admin/purchase/state-panel';
import type { StageView } from '@/components/purchase/stage-states';
import { api } from '@/server/api/server';
import type { CauseCode } from '@/server/operations/vocabulary/causes';

/** Causes that choosing another trainer by hand can fix. */
const aboutTrainer: ReadonlySet<CauseCode> = new Set<CauseCode>([
  'NO_ELIGIBLE_TRAINER',
  'NO_COMMON_SLOT',
  'TRAINER_UNAVAILABLE',
]);

/**
 * Diagnoses the purchase: shows a verdict if something must be done, and its state otherwise. Streamed, because Inngest may
 * be slow.
 */
export async function PurchaseVerdict({
  purchaseId,
  panelFor,
  ...shown
}: {
  purchaseId: string;
  panelFor: (state: PurchaseState) => ReactNode;
  isAdmin: boolean;
  zone?: string;
  stages: StageView[];
  details: Record<string, ReactNode>;
}) {
  const verdict = await api().admin.diagnosis.verdict({ purchaseId });
  if (verdict.stopId === null) return panelFor(verdict);
  const { isAdmin, ...panel } = shown;
  return (
    <VerdictPanel verdict={verdict} {...panel}>
      {/* A new stop resets the form: a preview of the old stop no longer applies. */}
      <Remedies
        key={verdict.stopId}
        purchaseId={purchaseId}
        offers={verdict.remedies}
        canChooseTrainer={isAdmin && aboutTrainer.has(verdict.cause)}
        isAdmin={isAdmin}
      />
    </VerdictPanel>
  );
}
