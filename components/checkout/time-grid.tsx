'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { CheckIcon } from '@/components/ui/icons';
import type { PreferredTime } from '@/server/scheduling/preferences/preferences';
import { clock, weekdayNames } from './preferred-time-words';

const dayHours = Array.from({ length: 15 }, (_, index) => index + 7);
const allHours = Array.from({ length: 24 }, (_, index) => index);

/** The most times that can be chosen. */
const most = 14;

/**
 * A weekly grid of hours to choose from. One tab stop; arrow keys move, Space and Enter choose. On touch screens each hour
 * is a target.
 */
export function TimeGrid({
  preferredTimes,
  onToggle,
  describedBy,
}: {
  preferredTimes: PreferredTime[];
  onToggle: (preferredTime: PreferredTime) => void;
  describedBy: string;
}) {
  const grid = useRef<HTMLTableElement>(null);
  const hasOddHour = preferredTimes.some(({ minute }) => !dayHours.includes(minute / 60));
  const [isWholeDay, setIsWholeDay] = useState(hasOddHour);
  const hours = isWholeDay ? allHours : dayHours;
  const [here, setHere] = useState({
    weekday: preferredTimes.at(0)?.weekday ?? 1,
    hour: (preferredTimes.at(0)?.minute ?? 1080) / 60,
  });

  function move(event: KeyboardEvent) {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const weekday = Math.min(7, Math.max(1, here.weekday + step[0]));
    const row = Math.min(hours.length - 1, Math.max(0, hours.indexOf(here.hour) + step[1]));
    const hour = hours[row] ?? here.hour;
    setHere({ weekday, hour });
    grid.current?.querySelector<HTMLButtonElement>(`[data-cell="${weekday}-${hour}"]`)?.focus();
  }

  return (
    <div>
      <table
        ref={grid}
        aria-label="Weekly times"
        aria-describedby={describedBy}
        className="w-full table-fixed border-separate border-spacing-[3px]"
      >
        <thead>
          <tr>
            <th scope="col" className="w-11 sm:w-14">
              <span className="sr-only">Hour</span>
            </th>
            {weekdayNames.map(([short, long]) => (
              <th key={long} scope="col" className="pb-1 text-xs font-medium text-muted sm:text-sm">
                <abbr title={long} className="no-underline">
                  {short}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row" className="pr-2 text-right text-xs font-normal text-muted sm:text-sm">
                {clock(hour * 60)}
              </th>
              {weekdayNames.map(([, long], index) => {
                const weekday = index + 1;
                const isChosen = preferredTimes.some(
                  (preferredTime) => preferredTime.weekday === weekday && preferredTime.minute === hour * 60,
                );
                return (
                  <td key={long} className="p-0">
                    <button
                      type="button"
                      data-cell={`${weekday}-${hour}`}
                      aria-pressed={isChosen}
                      aria-label={`${long} ${clock(hour * 60)}`}
                      disabled={!isChosen && preferredTimes.length >= most}
                      tabIndex={here.weekday === weekday && here.hour === hour ? 0 : -1}
                      onKeyDown={move}
                      onClick={() => {
                        setHere({ weekday, hour });
                        onToggle({ weekday, minute: hour * 60 });
                      }}
                      className="grid h-9 w-full cursor-pointer place-items-center rounded-md border border-line bg-surface text-transparent hover:border-accent hover:bg-accent-soft disabled:cursor-not-allowed disabled:opacity-50 aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-page sm:h-8"
                    >
                      <CheckIcon size={15} />
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {!hasOddHour && (
        <button
          type="button"
          onClick={() => setIsWholeDay(!isWholeDay)}
          className="prose-link mt-2 ml-12 min-h-6 cursor-pointer text-sm sm:ml-16"
        >
          {isWholeDay ? 'Show 07:00 to 21:00 only' : 'Show earlier and later times'}
        </button>
      )}
    </div>
  );
}

const steps: Record<string, [weekday: number, row: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-6, 0],
  End: [6, 0],
};
