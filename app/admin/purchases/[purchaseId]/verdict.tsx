import type { ReactNode } from 'react';
import { Remedies } from '@/components/admin/diagnosis/remedies';
import { VerdictPanel } from '@/components/admin/diagnosis/verdict-panel';
import type { StageView } from '@/components/purchase/stage-states';
import { api } from '@/server/api/server';

/** Asks why a purchase does not go on, and shows `standing` when it does. Streamed: Inngest may take its time. */
export async function PurchaseVerdict({
  purchaseId,
  standing,
  ...shown
}: {
  purchaseId: string;
  standing: ReactNode;
  isAdmin: boolean;
  zone?: string;
  stages: StageView[];
  details: Record<string, ReactNode>;
}) {
  const verdict = await api().admin.diagnosis.verdict({ purchaseId });
  if (verdict.stopId === null) return standing;
  const { isAdmin, ...panel } = shown;
  return (
    <VerdictPanel verdict={verdict} {...panel}>
      {/* A new stop is a new decision: what was being previewed for the old one is gone. */}
      <Remedies key={verdict.stopId} purchaseId={purchaseId} offers={verdict.remedies} isAdmin={isAdmin} />
    </VerdictPanel>
  );
}
