import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';

/**
 * The windows of one day on a line from midnight to midnight, with marks at 6:00, 12:00 and 18:00. Decorative: the times are
 * beside it.
 */
export function DayBar({ windows }: { windows: Pick<WeeklyWindow, 'startMinute' | 'endMinute'>[] }) {
  return (
    <span
      aria-hidden="true"
      className="relative block h-2 overflow-hidden rounded-full bg-sunk ring-1 ring-line"
    >
      {[25, 50, 75].map((left) => (
        <span
          key={left}
          className="absolute inset-y-0 border-l border-line-strong"
          style={{ left: `${left}%` }}
        />
      ))}
      {windows.map(({ startMinute, endMinute }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: two windows may start at the same time while edited
          key={index}
          className="absolute inset-y-0 bg-accent"
          style={{
            left: `${(startMinute / 1_440) * 100}%`,
            width: `${(Math.max(0, endMinute - startMinute) / 1_440) * 100}%`,
          }}
        />
      ))}
    </span>
  );
}
