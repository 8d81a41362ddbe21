'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { DialogButton } from '@/components/page/dialog-button';
import { buttonClass } from '@/components/ui/button-class';
import { Field, Labelled } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { ChangeNotice } from '../change-notice';
import { readDiscount } from './read-discount';

type CourseOption = { id: string; title: string };

/** Adds a discount code. */
export function AddDiscount({ courses }: { courses: CourseOption[] }) {
  return (
    <DialogButton label="Add code" title="Add a discount code" look={{ size: 'sm' }} size="max-w-xl">
      {(close) => <DiscountForm courses={courses} onAdded={close} />}
    </DialogButton>
  );
}

function DiscountForm({ courses, onAdded }: { courses: CourseOption[]; onAdded(): void }) {
  const client = useApiClient();
  const { run, isBusy, problem, setProblem } = useChange();
  const [isPercent, setIsPercent] = useState(true);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entered = readDiscount(new FormData(event.currentTarget), new Date());
    if (typeof entered === 'string') return setProblem({ message: entered, isStale: false });
    if (await run(() => client.admin.discounts.create.mutate(entered))) onAdded();
  }

  return (
    <form onSubmit={submit} className="grid gap-4 text-ink sm:grid-cols-2">
      <div className="empty:hidden sm:col-span-2">
        <ChangeNotice problem={problem} />
      </div>
      <Field
        label="Code"
        name="code"
        required
        minLength={3}
        maxLength={32}
        pattern="[A-Za-z0-9][A-Za-z0-9\-]+"
        title="Letters, digits and hyphens"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        hint="Letters, digits and hyphens. Longer codes are harder to guess."
        className="sm:col-span-2"
      />
      <Labelled label="Takes off">
        {(id) => (
          <NativeSelect
            id={id}
            name="kind"
            value={isPercent ? 'percent' : 'amount'}
            onChange={(event) => setIsPercent(event.target.value === 'percent')}
          >
            <option value="percent">A percentage</option>
            <option value="amount">An amount</option>
          </NativeSelect>
        )}
      </Labelled>
      {isPercent ? (
        <Field
          key="percent"
          label="Percent"
          name="percent"
          type="number"
          required
          min={1}
          max={99}
          hint="Up to 99: every purchase needs a payment."
        />
      ) : (
        <div key="amount" className="grid grid-cols-[1fr_5rem] gap-2">
          <Field label="Amount" name="amount" required inputMode="decimal" autoComplete="off" />
          <Field
            label="Currency"
            name="currency"
            required
            minLength={3}
            maxLength={3}
            defaultValue="EUR"
            autoComplete="off"
            className="uppercase"
          />
        </div>
      )}
      <Field label="From" name="from" type="date" hint="Empty: from now on." />
      <Field label="Until" name="until" type="date" hint="That day included. Empty: no end." />
      <Field
        label="Uses in total"
        name="maxUses"
        type="number"
        min={1}
        max={1_000_000}
        hint="Empty: no limit."
      />
      <Field
        label="Uses per student"
        name="maxUsesPerStudent"
        type="number"
        min={1}
        max={1_000_000}
        defaultValue={1}
        hint="Empty: no limit."
      />
      <fieldset className="grid gap-1 sm:col-span-2">
        <legend className="label mb-1">Courses</legend>
        <p className="text-xs text-muted">All of them, unless you choose some.</p>
        <div className="max-h-40 overflow-y-auto rounded-lg border border-line p-2">
          {courses.map(({ id, title }) => (
            <label key={id} className="flex min-h-7 cursor-pointer items-center gap-2">
              <input
                type="checkbox"
                name="course"
                value={id}
                className="size-4 shrink-0 cursor-pointer accent-accent"
              />
              <span className="min-w-0 break-words">{title}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" disabled={isBusy} className={buttonClass({}, 'justify-self-start')}>
        {isBusy ? 'Adding…' : 'Add code'}
      </button>
    </form>
  );
}
