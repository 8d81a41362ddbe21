'use client';

import { Modal } from '@heroui/react';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useApi, useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { useProblem } from '@/components/api/use-problem';
import { buttonClass } from '@/components/ui/button-class';
import { AffectedList } from '../absences/affected-list';
import { ReasonField } from '../reason-field';
import { dayAfter } from '../time-off/day-after';

type Props = {
  trainerId: string;
  name: string;
  /** The suggested period, first and last day in the trainer's time zone. Today by default. */
  first?: string;
  last?: string;
};

/** The button and dialog that move an absent trainer's students to other trainers. It lists everything affected first. */
export function MarkAway(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className={buttonClass({ variant: 'secondary', size: 'sm' })}
      >
        Mark away…
      </button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setIsOpen}>
        <Modal.Container className="sm:w-full sm:p-6">
          <Modal.Dialog className="max-w-2xl rounded-2xl bg-surface p-4 sm:p-5">
            <Modal.CloseTrigger />
            <Modal.Header className="pr-8">
              <Modal.Heading className="text-lg font-semibold">When is {props.name} away?</Modal.Heading>
            </Modal.Header>
            <Modal.Body className="mt-3 text-[length:inherit]">
              <AwayForm {...props} />
            </Modal.Body>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}

function AwayForm({ trainerId, name, first, last }: Props) {
  const api = useApi();
  const client = useApiClient();
  const router = useRouter();
  const id = useId();
  const today = new Date().toISOString().slice(0, 10);
  const [isForGood, setIsForGood] = useState(false);
  const [from, setFrom] = useState(first ?? today);
  const [until, setUntil] = useState(last ?? first ?? today);
  const [isBusy, setIsBusy] = useState(false);
  const isPeriod = from !== '' && until >= from;
  const period = isForGood ? null : { from: `${from}T00:00`, until: `${dayAfter(until)}T00:00` };
  const [problem, setProblem] = useProblem<string>(JSON.stringify(period));
  const asked = isForGood || isPeriod ? { trainerId, period } : skipToken;
  const preview = useQuery(
    api.admin.absences.preview.queryOptions(asked, { placeholderData: keepPreviousData }),
  );
  const found = asked === skipToken || preview.error ? undefined : preview.data;
  const affected = found?.affected ?? [];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    setIsBusy(true);
    setProblem(null);
    try {
      const { absenceId } = await client.admin.absences.mark.mutate({ trainerId, period, reason });
      router.push(`/admin/absences/${absenceId}`);
    } catch (error) {
      setProblem(sentenceOf(error));
      setIsBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-4 text-ink">
      <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
        <legend className="sr-only">How long</legend>
        {[
          ['For a while', false],
          ['Has left for good', true],
        ].map(([label, value]) => (
          <label key={String(label)} className="flex min-h-8 cursor-pointer items-center gap-2">
            <input
              type="radio"
              name="how-long"
              checked={isForGood === value}
              onChange={() => setIsForGood(value === true)}
              className="size-4 accent-accent"
            />
            {label}
          </label>
        ))}
      </fieldset>
      {!isForGood && (
        <div className="grid gap-3 sm:grid-cols-2">
          <Day id={`${id}-from`} label="First day" value={from} onChange={setFrom} />
          <Day id={`${id}-until`} label="Last day" value={until} min={from} onChange={setUntil} />
        </div>
      )}
      <div role="status" className="grid gap-2">
        {preview.error ? (
          <p className="text-bad">{sentenceOf(preview.error)}</p>
        ) : !isForGood && !isPeriod ? (
          <p className="text-bad">The last day must not be before the first.</p>
        ) : preview.isFetching ? (
          <p className="text-muted">Checking what this affects…</p>
        ) : affected.length === 0 ? (
          <p className="text-muted">
            No booked sessions are affected. No new ones will be booked in this period.
          </p>
        ) : (
          <>
            <p>
              <strong>
                {affected.length === 1
                  ? '1 purchase is affected'
                  : `${affected.length} purchases are affected`}
                .
              </strong>{' '}
              We move the remaining sessions of each to the best available trainer. You’ll see each result.
            </p>
            <AffectedList affected={affected} />
          </>
        )}
      </div>
      <ReasonField placeholder="For the timelines and the audit log. Not included in emails." />
      <p role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
      <div className="flex justify-end">
        <button
          type="submit"
          disabled={isBusy || preview.isFetching || !found}
          className={buttonClass({ variant: isForGood ? 'danger' : 'primary' })}
        >
          {isBusy ? 'Marking…' : confirmWords(name, isForGood, affected.length)}
        </button>
      </div>
    </form>
  );
}

function Day({
  id,
  label,
  value,
  min,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  min?: string;
  onChange(day: string): void;
}) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        type="date"
        required
        value={value}
        min={min}
        onChange={({ target }) => onChange(target.value)}
        className="input"
      />
    </div>
  );
}

function confirmWords(name: string, isForGood: boolean, count: number): string {
  const what = isForGood ? `${name} has left` : `${name} is away`;
  if (count === 0) return what;
  return `${what}: reallocate ${count === 1 ? 'one purchase' : `${count} purchases`}`;
}
