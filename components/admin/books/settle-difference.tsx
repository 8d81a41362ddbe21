'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import type { DifferencePlan } from '@/server/sales/differences/plan-difference';
import { type DifferenceRemedy, differenceRemedies } from '@/server/sales/vocabulary/difference-remedies';
import { ReasonField } from '../reason-field';

type Asked = { differenceId: string; remedy: DifferenceRemedy };

/** A remedy for a difference in the books: the button, its preview, and the reason. */
export function SettleDifference({ about, ...asked }: Asked & { about: string }) {
  const label = differenceRemedies[asked.remedy];
  return (
    <DialogButton
      label={`${label}…`}
      name={`${label}: ${about}`}
      title={label}
      about={about}
      look={{ variant: asked.remedy === 'settle' ? 'ghost' : 'secondary', size: 'sm' }}
    >
      {(close) => <Steps asked={asked} onClose={close} />}
    </DialogButton>
  );
}

function Steps({ asked: { differenceId, remedy }, onClose }: { asked: Asked; onClose(): void }) {
  const client = useApiClient();
  const router = useRouter();
  const [plan, setPlan] = useState<DifferencePlan | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    client.admin.books.preview
      .query({ differenceId, remedy })
      .then(setPlan, (error: unknown) => setProblem(sentenceOf(error)));
  }, [client, differenceId, remedy]);

  async function confirm(event: FormEvent<HTMLFormElement>, { token }: DifferencePlan) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    setIsBusy(true);
    setProblem(null);
    try {
      await client.admin.books.settle.mutate({ differenceId, remedy, token, reason });
      onClose();
      router.refresh();
    } catch (error) {
      setProblem(sentenceOf(error));
      setIsBusy(false);
    }
  }

  return (
    <div className="grid gap-4 text-ink">
      {!plan && !problem && <p role="status">Asking the provider…</p>}
      {plan && (
        <form onSubmit={(event) => confirm(event, plan)} aria-label="Preview" className="grid gap-4">
          <ul className="grid list-disc gap-1 pl-5">
            {plan.willDo.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <ReasonField placeholder="For the audit log" />
          <button
            type="submit"
            disabled={isBusy}
            className={buttonClass({ size: 'sm' }, 'justify-self-start')}
          >
            {isBusy ? 'Working…' : differenceRemedies[remedy]}
          </button>
        </form>
      )}
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
