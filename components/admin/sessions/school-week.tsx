import { Link } from '@/components/ui/link';
import { formatTime } from '@/server/core/time/format-time';
import { spanWords } from '@/server/core/time/span-words';
import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';
import { countOf, type HourCell } from './by-day';
import { type CalendarAddress, calendarHref } from './calendar-address';
import { SessionMarks } from './session-marks';
import type { CalendarDay } from './week';

/** The school's week by hour: some sessions of each hour and a count of the rest. Narrow screens show only the days. */
export function SchoolWeek({
  days,
  cells,
  address,
  zone,
  today,
  now,
}: {
  days: CalendarDay[];
  cells: Map<string, HourCell[]>;
  address: CalendarAddress;
  zone: string;
  today: string;
  now: Date;
}) {
  const found = [...cells.values()].flat().map(({ hour }) => hour);
  const first = Math.min(9, ...found);
  const hours = Array.from({ length: Math.max(16, ...found) - first + 1 }, (_, index) => first + index);
  return (
    <>
      <table
        aria-label="Sessions by day and hour"
        className="hidden w-full table-fixed border-collapse md:table"
      >
        <thead>
          <tr>
            <th scope="col" className="w-13">
              <span className="sr-only">Hour</span>
            </th>
            {days.map((day) => (
              <th key={day.date} scope="col" className="h-8 border-l border-line text-xs font-semibold">
                <Link
                  href={calendarHref(address, { day: day.date })}
                  aria-label={`${day.long}, ${sessionsWord(countOf(cells.get(day.date)))}`}
                  className={`inline-flex min-h-6 items-center gap-1.5 rounded px-1.5 hover:bg-sunk ${day.date === today ? 'text-accent' : 'text-muted'}`}
                >
                  {day.short}
                  <span className="font-normal text-faint">{countOf(cells.get(day.date)) || ''}</span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour} className="border-t border-line">
              <th scope="row" className="h-9 pt-1 pr-2 text-right align-top text-xs font-normal text-faint">
                {String(hour).padStart(2, '0')}:00
              </th>
              {days.map((day) => (
                <Cell
                  key={day.date}
                  cell={cells.get(day.date)?.find((each) => each.hour === hour)}
                  moreHref={calendarHref(address, { day: day.date })}
                  zone={zone}
                  now={now}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="md:hidden">
        {days.map((day) => (
          <li key={day.date} className="border-t border-line first:border-t-0">
            <Link
              href={calendarHref(address, { day: day.date })}
              className="flex min-h-11 items-center justify-between px-4 hover:bg-sunk"
            >
              <span className={day.date === today ? 'font-semibold text-accent' : 'font-medium'}>
                {day.long}
              </span>
              <span className="text-muted">{sessionsWord(countOf(cells.get(day.date)))}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function sessionsWord(count: number): string {
  return count === 0 ? 'no sessions' : count === 1 ? '1 session' : `${count} sessions`;
}

function Cell({
  cell,
  moreHref,
  zone,
  now,
}: {
  cell: HourCell | undefined;
  moreHref: string;
  zone: string;
  now: Date;
}) {
  const more = cell ? cell.together - cell.sessions.length : 0;
  return (
    <td className="border-l border-line p-0.5 align-top">
      {cell && (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
          {cell.sessions.map((session) => (
            <Entry key={session.id} session={session} zone={zone} now={now} />
          ))}
          {more > 0 && (
            <li>
              <Link
                href={moreHref}
                className="flex min-h-6 items-center rounded-md px-1.5 text-xs font-semibold text-muted hover:bg-sunk hover:text-ink"
              >
                {more} more
              </Link>
            </li>
          )}
        </ul>
      )}
    </td>
  );
}

function Entry({ session, zone, now }: { session: CalendarSession; zone: string; now: Date }) {
  const { startsAt, endsAt, status, student, trainer, course, number, ordinal, sessionCount } = session;
  const isQuiet = status === 'CANCELLED' || endsAt <= now;
  const from = formatTime(startsAt, 'time', zone);
  return (
    <li>
      <Link
        href={`/admin/purchases/P-${number}`}
        title={`${spanWords({ startsAt, endsAt }, zone, { to: ' to ' })}, ${student} with ${trainer}, ${course}, session ${ordinal} of ${sessionCount}`}
        className={`block rounded-md border-l-2 px-1.5 py-0.5 text-xs leading-[1.15rem] hover:brightness-95 ${isQuiet ? 'border-line-strong bg-sunk text-muted' : 'border-accent bg-accent-soft'}`}
      >
        <span className={`block truncate ${status === 'CANCELLED' ? 'line-through' : ''}`}>
          <span className="font-semibold">{from}</span> {student}
        </span>
        <span className="block truncate text-muted">{trainer}</span>
        <SessionMarks session={session} zone={zone} />
      </Link>
    </li>
  );
}
