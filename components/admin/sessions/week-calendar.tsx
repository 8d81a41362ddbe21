import type { CSSProperties } from 'react';
import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';
import type { WeeklyWindow } from '@/server/scheduling/calendar/is-available';
import { type Band, hoursShown, offBands } from './bands';
import { SessionBlock } from './session-block';
import { type CalendarDay, wallOf } from './week';

/** The height of one hour, in rem. */
const hourHeight = 2.875;

/**
 * A week of one person's sessions over their availability and time off. Seven lists, one per day: side by side on wide
 * screens, stacked on narrow ones.
 */
export function WeekCalendar({
  days,
  sessions,
  zone,
  today,
  now,
  windows,
  timeOff = [],
}: {
  days: CalendarDay[];
  sessions: CalendarSession[];
  zone: string;
  today: string;
  now: Date;
  windows?: WeeklyWindow[];
  timeOff?: { startsAt: Date; endsAt: Date; reason: string | null }[];
}) {
  const placed = sessions.map((session) => ({ session, ...wallOf(session.startsAt, zone) }));
  const [first, last] = hoursShown(placed, windows ?? []);
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const height = `${(last - first) * hourHeight}rem`;
  const place = ({ from, until }: Band): CSSProperties => ({
    top: `${((from / 60 - first) / (last - first)) * 100}%`,
    height: `${((until - from) / 60 / (last - first)) * 100}%`,
  });
  return (
    <div className="border-t border-line md:grid md:grid-cols-[3.25rem_minmax(0,1fr)] md:overflow-hidden">
      <div aria-hidden="true" className="hidden pt-8 md:block">
        <div className="relative" style={{ height }}>
          {hours.slice(1).map((hour) => (
            <span
              key={hour}
              className="absolute right-2 -translate-y-1/2 text-xs text-faint"
              style={{ top: `${((hour - first) / (last - first)) * 100}%` }}
            >
              {String(hour).padStart(2, '0')}:00
            </span>
          ))}
        </div>
      </div>
      <ol className="md:grid md:grid-cols-7">
        {days.map((day) => {
          const ofDay = placed.filter(({ date }) => date === day.date);
          const off = offBands(day.date, timeOff, zone);
          return (
            <li
              key={day.date}
              className="min-w-0 border-line max-md:border-t max-md:first:border-t-0 md:border-l"
            >
              <h3
                className={`flex h-8 items-center px-3 text-xs font-semibold md:justify-center md:px-1 ${day.date === today ? 'text-accent' : 'text-muted'}`}
              >
                <span aria-hidden="true" className="hidden md:inline">
                  {day.short}
                </span>
                <span className="md:sr-only">
                  {day.long}
                  {day.date === today && ', today'}
                </span>
              </h3>
              <div
                className="relative border-line bg-sunk max-md:h-auto! max-md:bg-transparent md:border-t"
                style={{ height }}
              >
                {windows
                  ?.filter(({ weekday }) => weekday === day.weekday)
                  .map(({ startMinute, endMinute }) => (
                    <span
                      key={startMinute}
                      aria-hidden="true"
                      className="absolute inset-x-0 hidden bg-surface md:block"
                      style={place({ from: startMinute, until: endMinute })}
                    />
                  ))}
                {hours.slice(1).map((hour) => (
                  <span
                    key={hour}
                    aria-hidden="true"
                    className="absolute inset-x-0 hidden border-t border-line md:block"
                    style={{ top: `${((hour - first) / (last - first)) * 100}%` }}
                  />
                ))}
                {off.map((band) => (
                  <p
                    key={band.from}
                    className="bg-info-soft px-3 py-1.5 text-xs font-semibold text-info max-md:h-auto! md:absolute md:inset-x-0 md:px-1.5"
                    style={place(clip(band, first, last))}
                  >
                    Off{band.reason && `, ${band.reason}`}
                  </p>
                ))}
                {ofDay.length > 0 ? (
                  <ul className="md:contents">
                    {ofDay.map(({ session, minute }) => (
                      <SessionBlock
                        key={session.id}
                        session={session}
                        zone={zone}
                        now={now}
                        style={place(blockOf(session, minute))}
                      />
                    ))}
                  </ul>
                ) : (
                  off.length === 0 && <p className="px-3 pb-2.5 text-xs text-faint md:sr-only">No sessions</p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function blockOf({ startsAt, endsAt }: CalendarSession, from: number): Band {
  return { from, until: Math.min(1_440, from + (endsAt.getTime() - startsAt.getTime()) / 60_000) };
}

function clip({ from, until }: Band, first: number, last: number): Band {
  return { from: Math.max(from, first * 60), until: Math.min(until, last * 60) };
}
