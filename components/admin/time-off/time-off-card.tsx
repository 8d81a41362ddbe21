'use client';

import { type ReactNode, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { useChange } from '@/components/api/use-change';
import { buttonClass } from '@/components/ui/button-class';
import { Panel } from '@/components/ui/panel';
import { formatTime } from '@/server/core/time/format-time';
import { clockAt } from '@/server/core/time/wall-clock';
import { ChangeNotice } from '../change-notice';
import { TimeOffForm } from './time-off-form';

type Period = { id: string; startsAt: Date; endsAt: Date; reason: string | null };

/** A trainer's time off: upcoming, with the sessions it affects, and past. */
export function TimeOffCard({
  trainer,
  now,
  today,
  canEdit,
  markAway,
}: {
  trainer: {
    id: string;
    name: string;
    zone: string;
    timeOff: (Period & { sessions: number })[];
    pastTimeOff: Period[];
  };
  now: Date;
  today: string;
  canEdit: boolean;
  /** The button that moves sessions inside time off to another trainer. */
  markAway?: ReactNode;
}) {
  const client = useApiClient();
  const { run, isBusy, problem } = useChange();
  const [isAdding, setIsAdding] = useState(false);
  const { id: trainerId, zone, timeOff, pastTimeOff } = trainer;
  const touched = timeOff.reduce((sum, { sessions }) => sum + sessions, 0);
  return (
    <Panel
      title="Time off"
      actions={
        canEdit &&
        !isAdding && (
          <button
            type="button"
            className={buttonClass({ variant: 'secondary', size: 'sm' })}
            onClick={() => setIsAdding(true)}
          >
            Add time off
          </button>
        )
      }
    >
      {isAdding && <TimeOffForm trainer={trainer} today={today} onDone={() => setIsAdding(false)} />}
      <div className="px-4">
        <ChangeNotice problem={problem} />
      </div>
      {timeOff.length === 0 && !isAdding && <p className="px-4 pb-4 text-muted">None planned.</p>}
      <ul>
        {timeOff.map((period) => (
          <li
            key={period.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2 last:pb-3"
          >
            <span className="font-medium">{periodWords(period, zone)}</span>
            {period.reason && <span className="text-muted">{period.reason}</span>}
            {period.startsAt <= now && <span className="font-semibold text-info">now</span>}
            {period.sessions > 0 && (
              <span className="font-medium text-warn">
                {period.sessions === 1 ? '1 booked session' : `${period.sessions} booked sessions`} inside
              </span>
            )}
            {canEdit && (
              <button
                type="button"
                disabled={isBusy}
                aria-label={`${period.startsAt <= now ? 'End' : 'Remove'} the time off ${periodWords(period, zone)}`}
                className={buttonClass({ variant: 'ghost', size: 'sm' }, 'ml-auto text-muted')}
                onClick={() =>
                  run(() => client.admin.trainers.removeTimeOff.mutate({ trainerId, timeOffId: period.id }))
                }
              >
                {period.startsAt <= now ? 'End now' : 'Remove'}
              </button>
            )}
          </li>
        ))}
      </ul>
      {touched > 0 && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line bg-warn-soft px-4 py-2.5">
          <p className="min-w-0 flex-1">
            {touched === 1 ? 'One session stays' : `${touched} sessions stay`} with {trainer.name} until you
            move them to another trainer.
          </p>
          {markAway}
        </div>
      )}
      {pastTimeOff.length > 0 && (
        <details className="border-t border-line px-4 py-2.5 text-muted">
          <summary className="cursor-pointer">Past: {pastTimeOff.length}</summary>
          <ul className="mt-1.5 grid gap-1">
            {pastTimeOff.map((period) => (
              <li key={period.id}>
                {periodWords(period, zone)}
                {period.reason && `, ${period.reason}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

/** Whole days by first and last day, anything else with times, in the trainer's time zone. */
function periodWords({ startsAt, endsAt }: Period, zone: string): string {
  const isMidnight = (at: Date) => clockAt(at, zone) === '00:00';
  if (!isMidnight(startsAt) || !isMidnight(endsAt)) {
    const until =
      formatTime(startsAt, 'date', zone) === formatTime(endsAt, 'date', zone)
        ? formatTime(endsAt, 'time', zone)
        : formatTime(endsAt, 'datetime', zone);
    return `${formatTime(startsAt, 'datetime', zone)} to ${until}`;
  }
  const last = new Date(endsAt.getTime() - 60_000);
  const from = formatTime(startsAt, 'date', zone);
  const until = formatTime(last, 'date', zone);
  return from === until ? from : `${from} to ${until}`;
}
