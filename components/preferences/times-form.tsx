'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { sentenceOf } from '@/components/api/sentence-of';
import { useFeasibility } from '@/components/checkout/availability/use-feasibility';
import { useFreeTrainers } from '@/components/checkout/availability/use-free-trainers';
import { addDays, inOrder, todayIn } from '@/components/checkout/checkout-draft';
import { missingTimes, preferredTimeWord } from '@/components/checkout/preferred-time-words';
import { TimeGrid } from '@/components/checkout/time-grid';
import { ZoneSelect } from '@/components/time/zone-select';
import { buttonClass } from '@/components/ui/button-class';
import type { Preferences, PreferredTime } from '@/server/scheduling/preferences/preferences';
import { TimesNote } from './times-note';

/** The weekly times and the start date of a purchase that waits for a trainer, with who would be free at them. */
export function TimesForm({
  plan,
  preferences,
  onSave,
  children,
}: {
  plan: { id: string; sessionsPerWeek: number };
  preferences: Preferences;
  onSave(preferences: Preferences, form: FormData): Promise<unknown>;
  /** Further fields, such as a reason. */
  children?: ReactNode;
}) {
  const id = useId();
  const [draft, setDraft] = useState(() => fromToday(preferences));
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const missing = missingTimes(draft.preferredTimes, plan.sessionsPerWeek);
  const { feasibility } = useFeasibility(plan.id, missing || !draft.startDate ? null : draft);
  const freeTrainers = useFreeTrainers(plan.id, draft);
  const today = todayIn(draft.zone);

  function choose(more: Partial<Preferences>) {
    setDraft({ ...draft, ...more });
    setProblem(null);
  }

  function toggle({ weekday, minute }: PreferredTime) {
    const others = draft.preferredTimes.filter((time) => time.weekday !== weekday || time.minute !== minute);
    const isNew = others.length === draft.preferredTimes.length;
    choose({ preferredTimes: isNew ? inOrder([...others, { weekday, minute }]) : others });
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (missing) return setProblem(missing);
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    try {
      await onSave(draft, form);
    } catch (error) {
      setProblem(sentenceOf(error));
      setIsBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-4 text-ink">
      <ZoneSelect zone={draft.zone} onChange={(zone) => choose({ zone })} />
      <TimeGrid
        preferredTimes={draft.preferredTimes}
        freeTrainers={freeTrainers}
        onToggle={toggle}
        describedBy={`${id}-chosen`}
      />
      <p id={`${id}-chosen`} aria-live="polite" className="text-sm text-muted">
        {draft.preferredTimes.map(preferredTimeWord).join(', ')} {missing}
      </p>
      <label className="grid gap-1 sm:w-52">
        <span className="label">Start date</span>
        <input
          type="date"
          required
          value={draft.startDate}
          min={today}
          max={addDays(today, 365)}
          onChange={(event) => choose({ startDate: event.target.value })}
          className="input"
        />
      </label>
      <TimesNote feasibility={feasibility} zone={draft.zone} onApply={choose} />
      {children}
      <p role="alert" className="font-medium text-bad empty:hidden">
        {problem}
      </p>
      <button type="submit" disabled={isBusy} className={buttonClass({}, 'justify-self-start')}>
        {isBusy ? 'Saving…' : 'Search at these times'}
      </button>
    </form>
  );
}

/** A start date that has passed while the purchase waited would be refused. */
function fromToday(preferences: Preferences): Preferences {
  const today = todayIn(preferences.zone);
  return preferences.startDate < today ? { ...preferences, startDate: today } : preferences;
}
