'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { CrossIcon } from '@/components/ui/icons';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import type { SessionsOutside } from '@/server/school/trainers/find-sessions-outside';
import { ChangeNotice } from '../change-notice';
import { copyDay, draftOf, readDraft, windowAfter } from './availability-draft';
import { DayBar } from './day-bar';
import { OutsideList } from './outside-list';
import { usePreview } from './use-preview';
import { weekdayNames } from './week-words';

/** Who edits: staff anybody's, a trainer their own. */
export type AvailabilityReader = 'staff' | 'trainer';

export type TrainerAvailability = {
  id: string;
  zone: string;
  updatedAt: Date;
  windows: WeeklyWindow[];
  outside: SessionsOutside;
};

/**
 * Edits a trainer's availability, several windows a day. While the person types, the server checks the input and lists the
 * booked sessions outside it. Nothing is saved until the button is pressed.
 */
export function AvailabilityEditor({
  trainer,
  as,
  onDone,
}: {
  trainer: TrainerAvailability;
  as: AvailabilityReader;
  onDone: () => void;
}) {
  const client = useApiClient();
  const calls = as === 'trainer' ? client.teach : client.admin.trainers;
  // The version when editing started. The page may be newer by the time of saving.
  const [seen] = useState({ trainerId: trainer.id, expected: trainer.updatedAt });
  const [draft, setDraft] = useState(() => draftOf(trainer.windows));
  const read = readDraft(draft);
  const { run, isBusy, problem } = useChange(JSON.stringify(read.windows));
  const preview = usePreview(JSON.stringify(read.windows), (signal) =>
    read.problem
      ? null
      : calls.previewAvailability.query({ trainerId: trainer.id, windows: read.windows }, { signal }),
  );
  const wrong = read.problem ?? preview?.problem ?? null;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (wrong) return;
    const done = await run(() => calls.setAvailability.mutate({ ...seen, windows: read.windows }));
    if (done) onDone();
  }

  const change = (key: number, part: { from?: string; until?: string }) =>
    setDraft(draft.map((window) => (window.key === key ? { ...window, ...part } : window)));

  return (
    <form onSubmit={save} className="grid gap-3 px-4 pb-4">
      <ChangeNotice problem={problem} />
      <div>
        {weekdayNames.map((name, index) => {
          const weekday = index + 1;
          const ofDay = draft.filter((window) => window.weekday === weekday);
          return (
            <fieldset
              key={name}
              className="grid gap-x-4 gap-y-1.5 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[6rem_minmax(0,1fr)]"
            >
              <legend className="sr-only">{name}</legend>
              <div aria-hidden="true" className="grid content-start gap-2 sm:pt-2">
                <span className="font-medium">{name}</span>
                <DayBar windows={readDraft(ofDay).windows} />
              </div>
              <div className="flex flex-wrap items-center gap-2">
                {ofDay.map(({ key, from, until }) => (
                  <span
                    key={key}
                    className="flex items-center gap-1 rounded-lg border border-line-strong pl-1"
                  >
                    <TimeField
                      label={`${name} from`}
                      value={from}
                      onChange={(value) => change(key, { from: value })}
                    />
                    <span className="text-muted">to</span>
                    <TimeField
                      label={`${name} until`}
                      value={until}
                      onChange={(value) => change(key, { until: value })}
                    />
                    <button
                      type="button"
                      aria-label={`Remove ${name} ${from} to ${until}`}
                      onClick={() => setDraft(draft.filter((window) => window.key !== key))}
                      className="grid size-8 cursor-pointer place-items-center rounded-r-lg text-muted hover:bg-sunk hover:text-ink"
                    >
                      <CrossIcon size={14} />
                    </button>
                  </span>
                ))}
                <button
                  type="button"
                  aria-label={`Add a window on ${name}`}
                  onClick={() => setDraft([...draft, windowAfter(draft, weekday)])}
                  className={buttonClass({ variant: 'ghost', size: 'sm' }, 'text-muted')}
                >
                  Add
                </button>
                {weekday === 1 && ofDay.length > 0 && (
                  <button
                    type="button"
                    onClick={() => setDraft(copyDay(draft, 1, [1, 2, 3, 4, 5]))}
                    className={buttonClass({ variant: 'ghost', size: 'sm' }, 'text-muted')}
                  >
                    Copy to Friday
                  </button>
                )}
              </div>
            </fieldset>
          );
        })}
      </div>
      <div aria-live="polite" className="grid gap-2 empty:hidden">
        {wrong && <p className="font-medium text-bad">{wrong}</p>}
        {!wrong && preview && preview.outside.count > 0 && (
          <OutsideList outside={preview.outside} zone={trainer.zone} as={as} />
        )}
      </div>
      <div className="flex items-center gap-2">
        <button type="submit" disabled={isBusy || wrong !== null} className={buttonClass({ size: 'sm' })}>
          {isBusy ? 'Saving…' : 'Save availability'}
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={onDone}
          className={buttonClass({ variant: 'ghost', size: 'sm' })}
        >
          Cancel
        </button>
        <span className="text-muted">Adjacent times are merged.</span>
      </div>
    </form>
  );
}

function TimeField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <input
      type="time"
      required
      step={300}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-8 w-28 rounded-md bg-transparent px-1.5"
    />
  );
}
