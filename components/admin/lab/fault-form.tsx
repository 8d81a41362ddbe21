'use client';

import { type FormEvent, useId, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { NativeSelect } from '@/components/ui/native-select';
import type { LabFault } from '@/server/lab/get-lab';

type Broken = { purchaseId: string; number: number; stage: string; isLate: boolean };

/** Breaks a purchase with one fault, and undoes the fault. */
export function FaultForm({ fault }: { fault: LabFault }) {
  const client = useApiClient();
  const id = useId();
  const { run, isBusy, problem } = useChange();
  const [broken, setBroken] = useState<Broken | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get('stage');
    const stage = fault.stages.find((candidate) => candidate === chosen);
    await run(async () => setBroken(await client.admin.lab.break.mutate({ name: fault.name, stage })));
  }
  const undo = () => run(() => client.admin.lab.undo.mutate({ name: fault.name }));

  return (
    <form onSubmit={submit} className="grid gap-2">
      <div className="field-row flex flex-wrap items-end gap-2">
        <div className="grid gap-1">
          <label htmlFor={`${id}-stage`} className="label">
            Stage
          </label>
          <NativeSelect id={`${id}-stage`} name="stage" className="w-32">
            {fault.stages.map((stage) => (
              <option key={stage} value={stage}>
                {stage}
              </option>
            ))}
          </NativeSelect>
        </div>
        <button type="submit" disabled={isBusy} className={buttonClass({ variant: 'secondary' })}>
          {isBusy ? 'Working…' : 'Break a purchase'}
        </button>
        {fault.brokenAt.length > 0 && (
          <button
            type="button"
            disabled={isBusy}
            onClick={undo}
            className={buttonClass({ variant: 'secondary' })}
          >
            Undo
          </button>
        )}
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {problem?.message}
      </p>
      <p role="status" className="text-muted empty:hidden">
        {broken && (
          <>
            <Link
              href={`/admin/purchases/${broken.purchaseId}`}
              className="font-medium text-ink underline underline-offset-2"
            >
              P-{broken.number}
            </Link>{' '}
            {broken.isLate
              ? `is stuck at ${broken.stage}. Its deadline is now.`
              : `is on its way to ${broken.stage}.`}
          </>
        )}
      </p>
    </form>
  );
}
