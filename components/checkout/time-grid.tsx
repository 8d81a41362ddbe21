'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { formatTime } from '@/server/core/time/format-time';
import type { PreferredTime } from '@/server/scheduling/preferences/preferences';
import type { FreeTrainers } from './availability/use-free-trainers';
import { clock, weekdayNames } from './preferred-time-words';
import { TimeCell } from './time-cell';

const dayHours = Array.from({ length: 15 }, (_, index) => index + 7);
const allHours = Array.from({ length: 24 }, (_, index) => index);

/** The most times that can be chosen. */
const most = 14;

/**
 * A weekly grid of hours to choose from, each with the number of trainers who are free then. One tab stop; arrow keys move, Space and Enter choose. On touch screens each hour
 * is a target.
 */
export function TimeGrid({
  preferredTimes,
  freeTrainers,
  onToggle,
  describedBy,
}: {
  preferredTimes: PreferredTime[];
  /** Null while unknown. */
  freeTrainers: FreeTrainers | null;
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
                return (
                  <td key={long} className="p-0">
                    <TimeCell
                      weekday={weekday}
                      hour={hour}
                      isChosen={preferredTimes.some(
                        (preferred) => preferred.weekday === weekday && preferred.minute === hour * 60,
                      )}
                      isFull={preferredTimes.length >= most}
                      isTabStop={here.weekday === weekday && here.hour === hour}
                      free={freeTrainers?.free[index * 24 + hour] ?? null}
                      onMove={move}
                      onPress={() => {
                        setHere({ weekday, hour });
                        onToggle({ weekday, minute: hour * 60 });
                      }}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 ml-12 min-h-10 text-sm text-muted sm:ml-16 sm:min-h-5">
        {freeTrainers &&
          `The numbers say how many trainers are free, in the week from ${formatTime(`${freeTrainers.firstDay}T12:00Z`, 'day', 'UTC')}.`}
      </p>
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
