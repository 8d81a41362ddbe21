'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import { buttonClass } from '@/components/ui/button-class';
import { NativeSelect } from '@/components/ui/native-select';
import type { RemedyKind } from '@/server/operations/vocabulary/remedies';
import { ReasonField } from '../reason-field';

export type Choice = { kind: RemedyKind; label: string };

/** Starts one remedy for all purchases of an incident. It continues when the page is closed. */
export function TreatForm({
  incidentId,
  choices,
  count,
}: {
  incidentId: string;
  choices: Choice[];
  count: number;
}) {
  const client = useApiClient();
  const router = useRouter();
  const id = useId();
  const [state, setState] = useState<{ isBusy: boolean; problem?: string; done?: string }>({ isBusy: false });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const choice = choices.find(({ kind }) => kind === data.get('kind'));
    if (!choice) return;
    setState({ isBusy: true });
    try {
      const order = { incidentId, kind: choice.kind, reason: String(data.get('reason')) };
      const ordered = await client.admin.incidents.treat.mutate(order);
      setState({
        isBusy: false,
        done: `Started for ${ordered.count} purchases. You can leave this page.`,
      });
      router.refresh();
    } catch (error) {
      const problem =
        isApiError(error) && error.data ? error.message : 'Caravan could not be reached. Try again.';
      setState({ isBusy: false, problem });
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-2">
      <div className="field-row flex flex-wrap items-end gap-3">
        <div className="grid gap-1">
          <label htmlFor={`${id}-kind`} className="label">
            Remedy
          </label>
          <NativeSelect id={`${id}-kind`} name="kind" defaultValue={choices[0]?.kind}>
            {choices.map(({ kind, label }) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </div>
        <ReasonField placeholder="For each timeline and the audit log" className="min-w-56 flex-1" />
        <button type="submit" disabled={state.isBusy} className={buttonClass()}>
          {state.isBusy ? 'Starting…' : `Apply to ${count === 1 ? 'this purchase' : `all ${count}`}`}
        </button>
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {state.problem}
      </p>
      <p role="status" className="text-ok empty:hidden">
        {state.done}
      </p>
    </form>
  );
}
