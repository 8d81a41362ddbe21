import { WaitingPanel } from '@/components/admin/unblock/waiting-panel';
import { api } from '@/server/api/server';

/** Why a purchase waits for a trainer, and what would end the wait. Streamed, because it plans with many trainers. */
export async function Waiting({
  purchaseId,
  studentZone,
  zone,
  mayChange,
}: {
  purchaseId: string;
  studentZone: string;
  zone?: string;
  mayChange: boolean;
}) {
  const { allocation } = api().admin;
  const [wait, unblocks] = await Promise.all([
    allocation.wait({ purchaseId }),
    allocation.unblocks({ purchaseId }),
  ]);
  if (!wait) return null;
  return (
    <WaitingPanel
      purchaseId={purchaseId}
      wait={wait}
      unblocks={unblocks}
      studentZone={studentZone}
      zone={zone}
      mayChange={mayChange}
    />
  );
}
