'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useApi, useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import { formatMoney } from '@/server/core/money/format-money';
import { cancellationWords } from './cancellation-words';
import { PolicyLink } from './policy-link';

type Props = { purchaseId: string; courseTitle: string; label: string };

/** The button that ends a course, and the dialog that says what comes back before anything is confirmed. */
export function CancelCourse({ purchaseId, courseTitle, label }: Props) {
  return (
    <DialogButton
      label={label}
      title="Cancel this course?"
      address="cancel"
      about={courseTitle}
      look={{ variant: 'secondary' }}
    >
      {(close) => <Confirm purchaseId={purchaseId} onClose={close} />}
    </DialogButton>
  );
}

function Confirm({ purchaseId, onClose }: { purchaseId: string; onClose(): void }) {
  const api = useApi();
  const client = useApiClient();
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(
    api.purchases.previewCancellation.queryOptions({ purchaseId }, { gcTime: 0, staleTime: 0 }),
  );

  async function cancel(token: string) {
    setIsBusy(true);
    setProblem(null);
    try {
      await client.purchases.cancel.mutate({ purchaseId, token });
      onClose();
      router.refresh();
    } catch (refusal) {
      setProblem(sentenceOf(refusal));
      setIsBusy(false);
      await refetch();
    }
  }

  if (error) return <p className="text-bad">{sentenceOf(error)}</p>;
  if (!data) return <p role="status">Working out your refund…</p>;
  const amount = formatMoney(data.amount, data.currency);
  return (
    <div className="grid gap-4 text-ink">
      <p className="text-[1.75rem] leading-none font-semibold tracking-[-0.025em]">{amount} back</p>
      <ul className="grid list-disc gap-1 pl-5">
        {cancellationWords(data).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <PolicyLink className="justify-self-start text-sm" />
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem}
      </p>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          disabled={isBusy}
          onClick={() => cancel(data.token)}
          className={buttonClass({ variant: 'danger' })}
        >
          {isBusy
            ? 'Cancelling…'
            : data.amount > 0
              ? `Cancel and refund ${amount}`
              : 'Cancel without a refund'}
        </button>
        <button type="button" onClick={onClose} className={buttonClass({ variant: 'ghost' })}>
          Keep my course
        </button>
      </div>
    </div>
  );
}
