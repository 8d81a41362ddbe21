'use client';

import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useApi, useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { Facts } from '../facts';
import { ReasonField } from '../reason-field';
import { PlacedPurchases } from './placed-purchases';

/** What a change would do, as the same code would do it now, and the form that makes it. */
export function ChangePreview({
  asked,
  zone,
  onDone,
}: {
  asked: { purchaseId: string; key: string };
  zone?: string;
  onDone(): void;
}) {
  const api = useApi();
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const { data: preview, error } = useQuery(
    api.admin.allocation.previewChange.queryOptions(asked, { staleTime: 0, gcTime: 0 }),
  );
  if (error) return <Notice tone="bad" title={sentenceOf(error)} />;
  if (!preview) return <p role="status">Loading the preview…</p>;

  const { change, placed, token } = preview;
  const students = [...new Set(placed.map(({ studentName }) => studentName))];
  async function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    if (await run(() => client.admin.allocation.carryOut.mutate({ ...asked, token, reason }))) onDone();
  }
  return (
    <form onSubmit={apply} className="grid gap-4">
      <div className="grid gap-2">
        <h3 className="font-semibold">
          {placed.length === 1
            ? `1 waiting purchase would get ${change.trainerName}`
            : `${placed.length} waiting purchases would get ${change.trainerName}`}
        </h3>
        <PlacedPurchases placed={placed} zone={zone} />
      </div>
      <div className="-mx-4">
        <Facts
          facts={[
            [
              'Emailed',
              `${joined([...students.slice(0, 5), ...moreThan(students, 5)])}, and ${change.trainerName}`,
            ],
            ['To undo', 'Edit the trainer. Students who were booked meanwhile stay booked.'],
          ]}
        />
      </div>
      <ReasonField placeholder="For the timeline and the audit log" />
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem?.message}
      </p>
      <div>
        <button type="submit" disabled={isBusy} className={buttonClass({ variant: 'primary', size: 'sm' })}>
          {isBusy ? 'Applying…' : 'Make this change'}
        </button>
      </div>
    </form>
  );
}

const joined = (names: string[]) => names.join(', ');
const moreThan = (names: string[], shown: number) =>
  names.length > shown ? [`${names.length - shown} more students`] : [];
