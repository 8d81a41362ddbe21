'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { DialogButton } from '@/components/page/dialog-button';
import type { ReturnPlan } from '@/server/sales/returning/return-plan';
import { GiveBackChoice, type Returnable, type ReturnChoice } from './give-back-choice';
import { GiveBackPreview } from './give-back-preview';

/** Refunds a paid purchase in whole or in part, cancels it, or both: the choice, its preview, and the reason. */
export function GiveBack({ purchase }: { purchase: Returnable }) {
  return (
    <DialogButton
      label={purchase.canEnd ? 'Refund or cancel…' : 'Refund…'}
      title="Refund or cancel"
      about={`P-${purchase.number}`}
      look={{ variant: 'secondary', size: 'sm' }}
    >
      {(close) => <Steps purchase={purchase} onClose={close} />}
    </DialogButton>
  );
}

function Steps({ purchase, onClose }: { purchase: Returnable; onClose(): void }) {
  const client = useApiClient();
  const router = useRouter();
  const [seen, setSeen] = useState<{ choice: ReturnChoice; plan: ReturnPlan } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function attempt(work: () => Promise<void>) {
    setIsBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setIsBusy(false);
    }
  }

  const preview = (choice: ReturnChoice) =>
    attempt(async () => {
      const plan = await client.admin.purchases.previewReturn.query({ purchaseId: purchase.id, ...choice });
      setSeen({ choice, plan });
    });

  const confirm = (reason: string) =>
    attempt(async () => {
      if (!seen) return;
      const { token } = seen.plan;
      const asked = { purchaseId: purchase.id, ...seen.choice, reason, token };
      await client.admin.purchases.returnPurchase.mutate(asked);
      onClose();
      router.refresh();
    });

  return (
    <div className="grid gap-4 text-ink">
      <GiveBackChoice
        purchase={purchase}
        isBusy={isBusy}
        onChange={() => {
          setSeen(null);
          setProblem(null);
        }}
        onPreview={preview}
        onProblem={setProblem}
      />
      {seen && <GiveBackPreview plan={seen.plan} isBusy={isBusy} onConfirm={confirm} />}
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
