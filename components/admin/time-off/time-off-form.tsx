'use client';

import { type FormEvent, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Field } from '@/components/ui/field';
import { zoneCity } from '@/server/core/time/format-time';
import { usePreview } from '../availability/use-preview';
import { ChangeNotice } from '../change-notice';
import { dayAfter } from './day-after';

/** Adds time off, in days or hours, and shows how many booked sessions it affects before it is saved. */
export function TimeOffForm({
  trainer,
  today,
  onDone,
}: {
  trainer: { id: string; zone: string };
  /** Local dates in the trainer's time zone. */
  today: string;
  onDone: () => void;
}) {
  const client = useApiClient();
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const [hours, setHours] = useState<{ from: string; until: string } | null>(null);
  const period = hours
    ? { from: `${from}T${hours.from}`, until: `${until}T${hours.until}` }
    : { from: `${from}T00:00`, until: `${dayAfter(until)}T00:00` };
  const { run, isBusy, problem } = useChange(JSON.stringify(period));
  const isWhole = period.from < period.until && period.from.length === 16 && period.until.length === 16;
  const preview = usePreview(JSON.stringify(period), (signal) =>
    isWhole
      ? client.admin.trainers.previewTimeOff.query({ trainerId: trainer.id, ...period }, { signal })
      : null,
  );

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    const done = await run(() =>
      client.admin.trainers.addTimeOff.mutate({
        trainerId: trainer.id,
        ...period,
        reason: reason || undefined,
      }),
    );
    if (done) onDone();
  }

  return (
    <form onSubmit={save} className="grid gap-3 border-t border-line bg-sunk px-4 py-3.5">
      <ChangeNotice problem={problem} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(10.5rem,1fr))] gap-3">
        <Field
          label="First day"
          type="date"
          required
          value={from}
          onChange={(event) => {
            setFrom(event.target.value);
            if (event.target.value > until) setUntil(event.target.value);
          }}
        />
        <Field
          label="Last day"
          type="date"
          required
          min={from}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        {hours && (
          <>
            <Field
              label="From, on the first day"
              type="time"
              required
              value={hours.from}
              onChange={(event) => setHours({ ...hours, from: event.target.value })}
            />
            <Field
              label="Until, on the last day"
              type="time"
              required
              value={hours.until}
              onChange={(event) => setHours({ ...hours, until: event.target.value })}
            />
          </>
        )}
        <Field
          label="Reason"
          name="reason"
          maxLength={200}
          placeholder="Holiday, illness …"
          className="col-span-full"
        />
      </div>
      <label className="flex w-fit cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          checked={hours === null}
          onChange={(event) => setHours(event.target.checked ? null : { from: '12:00', until: '18:00' })}
          className="size-4 accent-accent"
        />
        Whole days, in the time zone of {zoneCity(trainer.zone)}
      </label>
      <p aria-live="polite" className="min-h-5">
        {!isWhole ? (
          <span className="text-bad">The end must be after the start.</span>
        ) : (
          preview &&
          (preview.sessions === 0 ? (
            <span className="text-muted">No booked sessions are affected.</span>
          ) : (
            <span className="font-medium text-warn">
              {preview.sessions === 1 ? '1 booked session is' : `${preview.sessions} booked sessions are`}{' '}
              affected, and {preview.sessions === 1 ? 'stays' : 'stay'} until you move{' '}
              {preview.sessions === 1 ? 'it' : 'them'} to another trainer.
            </span>
          ))
        )}
      </p>
      <div className="flex gap-2">
        <button type="submit" disabled={isBusy || !isWhole} className={buttonClass({ size: 'sm' })}>
          {isBusy ? 'Saving…' : 'Save time off'}
        </button>
        <button type="button" onClick={onDone} className={buttonClass({ variant: 'ghost', size: 'sm' })}>
          Cancel
        </button>
      </div>
    </form>
  );
}
