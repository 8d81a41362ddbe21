'use client';

import { type FormEvent, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { readPrice } from '@/server/core/money/price';
import type { RefundChoice } from '@/server/sales/returning/return-choice';

export type Returnable = {
  id: string;
  number: number;
  sessionCount: number;
  currency: string;
  /** Whether it can be cancelled: it is paid and not over. */
  canEnd: boolean;
};

export type ReturnChoice = { refund: RefundChoice; ends: boolean };

const kinds = [
  ['all', 'All that is left'],
  ['sessions', 'Some sessions'],
  ['amount', 'An amount'],
  ['none', 'No refund'],
] as const satisfies readonly (readonly [RefundChoice['kind'], string])[];

/** What goes back, and whether the course ends. Any change asks for a new preview. */
export function GiveBackChoice({
  purchase: { sessionCount, currency, canEnd },
  isBusy,
  onChange,
  onPreview,
  onProblem,
}: {
  purchase: Returnable;
  isBusy: boolean;
  onChange(): void;
  onPreview(choice: ReturnChoice): void;
  onProblem(message: string): void;
}) {
  const [kind, setKind] = useState<RefundChoice['kind']>('all');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const refund = readChoice(kind, form, currency);
    if (!refund) return onProblem(`Enter an amount in ${currency}, such as 49.90.`);
    onPreview({ refund, ends: form.get('ends') !== null });
  }

  return (
    <form onSubmit={submit} onChange={onChange} className="grid gap-3">
      <fieldset className="grid gap-1">
        <legend className="label mb-1">Refund</legend>
        {kinds.map(([value, label]) => (
          <label key={value} className="flex min-h-8 cursor-pointer items-center gap-2">
            <input
              type="radio"
              name="kind"
              value={value}
              checked={kind === value}
              onChange={() => setKind(value)}
              className="size-4 accent-accent"
            />
            {label}
          </label>
        ))}
      </fieldset>
      {kind === 'sessions' && (
        <label className="grid max-w-40 gap-1">
          <span className="label">Sessions, of {sessionCount}</span>
          <input
            name="count"
            type="number"
            required
            min={1}
            max={sessionCount}
            defaultValue={1}
            className="input"
          />
        </label>
      )}
      {kind === 'amount' && (
        <label className="grid max-w-40 gap-1">
          <span className="label">Amount in {currency}</span>
          <input name="amount" required inputMode="decimal" autoComplete="off" className="input" />
        </label>
      )}
      {canEnd && (
        <label className="flex min-h-8 cursor-pointer items-center gap-2">
          <input type="checkbox" name="ends" className="size-4 accent-accent" />
          Cancel the course, and release the trainer
        </label>
      )}
      <button
        type="submit"
        disabled={isBusy}
        className={buttonClass({ variant: 'secondary', size: 'sm' }, 'justify-self-start')}
      >
        Preview
      </button>
    </form>
  );
}

function readChoice(kind: RefundChoice['kind'], form: FormData, currency: string): RefundChoice | null {
  if (kind === 'sessions') return { kind, count: Number(form.get('count')) };
  if (kind !== 'amount') return { kind };
  const amount = readPrice(String(form.get('amount')), currency);
  return amount === null ? null : { kind, amount };
}
