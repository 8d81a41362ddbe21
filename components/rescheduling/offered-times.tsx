'use client';

import { useId } from 'react';
import { NativeSelect } from '@/components/ui/native-select';
import { formatTime } from '@/server/core/time/format-time';
import type { OfferedDay } from './options-by-day';

export type OfferedChoice = { day?: string; at?: string };

/** The times when both are free: choose a day, then a time. */
export function OfferedTimes({
  days,
  zone,
  chosen,
  onChoose,
}: {
  days: OfferedDay[];
  zone: string;
  chosen: OfferedChoice;
  onChoose(choice: OfferedChoice): void;
}) {
  const ids = useId();
  const day = days.find((offered) => offered.day === chosen.day) ?? days[0];
  return (
    <>
      <div className="grid gap-1.5">
        <label htmlFor={ids} className="label">
          Day
        </label>
        <NativeSelect id={ids} value={day?.day} onChange={(event) => onChoose({ day: event.target.value })}>
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
                onChange={() => onChoose({ day: day.day, at: time.toISOString() })}
                className="sr-only"
              />
              {formatTime(time, 'time', zone)}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
