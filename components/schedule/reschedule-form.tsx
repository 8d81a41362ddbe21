'use client';

import { type FormEvent, useId, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { useLoaded } from '@/components/api/use-loaded';
import { buttonClass } from '@/components/ui/button-class';
import { formatTime, zoneCity } from '@/components/ui/format-time';
import { NativeSelect } from '@/components/ui/native-select';
import { Notice } from '@/components/ui/notice';
import { optionsByDay } from './options-by-day';
import type { MovableSession } from './reschedule';

/** Chooses another time among those at which both are free, says what will be, and does it. */
export function RescheduleForm({
  session: { id: sessionId },
  as,
  onDone,
}: {
  session: MovableSession;
  as: 'student' | 'staff';
  onDone(): void;
}) {
  const client = useApiClient();
  const ids = useId();
  const { run, isBusy, problem } = useChange();
  const { data, problem: unread } = useLoaded(sessionId, () =>
    as === 'student'
      ? client.schedule.rescheduleOptions.query({ sessionId })
      : client.admin.sessions.rescheduleOptions.query({ sessionId }),
  );
  const [chosen, setChosen] = useState<{ day?: string; at?: string }>({});

  if (unread) return <Notice tone="bad" title={unread} />;
  if (!data) {
    return (
      <p role="status" className="py-8 text-center text-muted">
        Looking for free times…
      </p>
    );
  }
  const { session, zone, refusal, options, left } = data;
  if (refusal) return <Notice tone="warn" title={refusal.message} />;
  if (options.length === 0) {
    return <Notice tone="warn" title={`${session.trainer.name} has no other free time in the next weeks.`} />;
  }
  const days = optionsByDay(options, zone);
  const day = days.find((offered) => offered.day === chosen.day) ?? days[0];
  const at = day?.times.find((time) => time.toISOString() === chosen.at);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!at) return;
    const move = { sessionId, startsAt: at, expectedSequence: session.sequence };
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    const isDone = await run(() =>
      as === 'student'
        ? client.schedule.reschedule.mutate(move)
        : client.admin.sessions.reschedule.mutate({ ...move, reason }),
    );
    if (isDone) onDone();
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <p>
        Now {formatTime(session.startsAt, 'day', zone)}, {formatTime(session.startsAt, 'time', zone)}, with{' '}
        {session.trainer.name}. Times are in {zoneCity(zone)}.
      </p>
      <div className="grid gap-1.5">
        <label htmlFor={`${ids}-day`} className="label">
          Day
        </label>
        <NativeSelect
          id={`${ids}-day`}
          value={day?.day}
          onChange={(event) => setChosen({ day: event.target.value })}
        >
          {days.map((offered) => (
            <option key={offered.day} value={offered.day}>
              {offered.title}, {offered.times.length === 1 ? '1 time' : `${offered.times.length} times`}
            </option>
          ))}
        </NativeSelect>
      </div>
      <fieldset className="grid gap-1.5">
        <legend className="label">Time</legend>
        <div className="flex max-h-52 flex-wrap gap-2 overflow-y-auto p-0.5">
          {day?.times.map((time) => (
            <label
              key={time.toISOString()}
              className="cursor-pointer rounded-lg border border-line-strong px-3 py-1.5 tabular-nums has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="at"
                value={time.toISOString()}
                checked={time.toISOString() === chosen.at}
                onChange={() => setChosen({ day: day.day, at: time.toISOString() })}
                className="sr-only"
              />
              {formatTime(time, 'time', zone)}
            </label>
          ))}
        </div>
      </fieldset>
      {as === 'staff' && (
        <div className="grid gap-1.5">
          <label htmlFor={`${ids}-reason`} className="label">
            Reason
          </label>
          <input
            id={`${ids}-reason`}
            name="reason"
            required
            minLength={3}
            maxLength={500}
            className="input"
          />
        </div>
      )}
      {problem && <Notice tone="bad" title={problem.message} />}
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" disabled={!at || isBusy} className={buttonClass({})}>
          {isBusy
            ? 'Moving…'
            : at
              ? `Move to ${formatTime(at, 'day', zone)}, ${formatTime(at, 'time', zone)}`
              : 'Choose a time'}
        </button>
        {as === 'student' && (
          <p className="text-sm text-muted">
            {left === 1 ? 'This is the last move you have for it.' : `You can move it ${left} times.`} We tell{' '}
            {session.trainer.name}.
          </p>
        )}
      </div>
    </form>
  );
}
