'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field, Labelled } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { formatMoney } from '@/server/core/money/format-money';
import { readPrice, typedPrice } from '@/server/core/money/price';
import type { PlanTerms } from '@/server/school/course-changes/plan-terms';
import { ChangeNotice } from '../change-notice';

const common = [
  'AUD',
  'BRL',
  'CAD',
  'CHF',
  'EUR',
  'GBP',
  'INR',
  'JPY',
  'MXN',
  'NZD',
  'PLN',
  'SEK',
  'SGD',
  'USD',
  'ZAR',
];

/** Adds a plan to a course, or edits `plan`, and shows the price per session. */
export function PlanForm({
  course,
  plan,
  currency: usual,
  onDone,
}: {
  course: { id: string; updatedAt: Date };
  plan?: PlanTerms & { id: string; sold: number };
  /** The currency of the other plans. */
  currency: string;
  onDone: () => void;
}) {
  const client = useApiClient();
  const { run, isBusy, problem, setProblem } = useChange();
  const [seen] = useState({ courseId: course.id, expected: course.updatedAt });
  const [draft, setDraft] = useState({
    name: plan?.name ?? '',
    sessionCount: String(plan?.sessionCount ?? 8),
    sessionMinutes: String(plan?.sessionMinutes ?? 60),
    sessionsPerWeek: String(plan?.sessionsPerWeek ?? 1),
    price: plan ? typedPrice(plan.amount, plan.currency) : '',
    currency: plan?.currency ?? usual,
  });
  const amount = readPrice(draft.price, draft.currency);
  const sessions = Number(draft.sessionCount);

  const field = (name: keyof typeof draft) => ({
    required: true,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });

  async function save(event: FormEvent) {
    event.preventDefault();
    if (amount === null) {
      return setProblem({ message: `Enter a valid price in ${draft.currency}.`, isStale: false });
    }
    const terms = {
      name: draft.name,
      sessionCount: sessions,
      sessionMinutes: Number(draft.sessionMinutes),
      sessionsPerWeek: Number(draft.sessionsPerWeek),
      amount,
      currency: draft.currency,
    };
    const done = await run(() =>
      plan
        ? client.admin.courses.updatePlan.mutate({ ...seen, planId: plan.id, ...terms })
        : client.admin.courses.addPlan.mutate({ ...seen, ...terms }),
    );
    if (done) onDone();
  }

  return (
    <form onSubmit={save} className="grid gap-3 border-t border-line bg-sunk px-4 py-4">
      <ChangeNotice problem={problem} />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Field label="Plan" maxLength={60} className="col-span-2" {...field('name')} />
        <Field label="Total price" inputMode="decimal" autoComplete="off" {...field('price')} />
        <Labelled label="Currency">
          {(id) => (
            <NativeSelect id={id} className="w-full" {...field('currency')}>
              {[...new Set([draft.currency, ...common])].sort().map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </NativeSelect>
          )}
        </Labelled>
        <Field label="Sessions" type="number" min={1} max={200} {...field('sessionCount')} />
        <Field label="Minutes each" type="number" min={15} max={480} step={5} {...field('sessionMinutes')} />
        <Field
          label="Per week"
          type="number"
          min={1}
          max={Math.min(7, sessions || 7)}
          {...field('sessionsPerWeek')}
        />
        <p className="self-end pb-2.5 text-muted" aria-live="polite">
          {amount !== null &&
            sessions > 0 &&
            `${formatMoney(Math.round(amount / sessions), draft.currency)} per session`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" disabled={isBusy} className={buttonClass({ size: 'sm' })}>
          {isBusy ? 'Saving…' : plan ? 'Save plan' : 'Put on sale'}
        </button>
        <button type="button" onClick={onDone} className={buttonClass({ variant: 'ghost', size: 'sm' })}>
          Cancel
        </button>
        {plan && (
          <span className="text-muted">
            {plan.sold > 0 ? `Sold ${plan.sold === 1 ? 'once' : `${plan.sold} times`}: ` : ''}existing quotes
            stay as they are.
          </span>
        )}
      </div>
    </form>
  );
}
