import { Link } from '@/components/ui/link';
import { spanWords } from '@/server/core/time/span-words';
import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';
import { Table, Td, Th, Tr } from '../table';
import { SessionMarks } from './session-marks';
import { type CalendarDay, wallOf } from './week';

/** Sessions by day: time, student, trainer, course and marks. */
export function SessionList({
  days,
  sessions,
  zone,
  now,
}: {
  days: CalendarDay[];
  sessions: CalendarSession[];
  zone: string;
  now: Date;
}) {
  const dateOf = new Map(sessions.map(({ id, startsAt }) => [id, wallOf(startsAt, zone).date]));
  return (
    <Table
      label="Sessions"
      head={
        <>
          <Th className="w-28">Time</Th>
          <Th>Student</Th>
          <Th>Trainer</Th>
          <Th className="hidden md:table-cell">Course</Th>
          <Th className="hidden sm:table-cell">No.</Th>
          <Th className="hidden text-right sm:table-cell">Purchase</Th>
        </>
      }
    >
      {days.map((day) => {
        const ofDay = sessions.filter(({ id }) => dateOf.get(id) === day.date);
        return ofDay.length === 0 ? null : (
          <Day
            key={day.date}
            title={days.length > 1 ? day.long : null}
            sessions={ofDay}
            zone={zone}
            now={now}
          />
        );
      })}
    </Table>
  );
}

function Day({
  title,
  sessions,
  zone,
  now,
}: {
  title: string | null;
  sessions: CalendarSession[];
  zone: string;
  now: Date;
}) {
  return (
    <>
      {title && (
        <tr className="border-t border-line bg-sunk">
          <th scope="rowgroup" colSpan={6} className="h-8 px-4 text-left text-xs font-semibold">
            {title}
          </th>
        </tr>
      )}
      {sessions.map((session) => (
        <Tr
          key={session.id}
          className={session.status === 'CANCELLED' || session.endsAt <= now ? 'text-muted' : ''}
        >
          <Td className="whitespace-nowrap">
            <span className={session.status === 'CANCELLED' ? 'line-through' : ''}>
              {spanWords(session, zone, { to: ' to ' })}
            </span>
          </Td>
          <Td className="max-w-44 truncate">
            <Link
              href={`/admin/purchases/P-${session.number}`}
              data-row=""
              className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {session.student}
            </Link>{' '}
            <SessionMarks session={session} zone={zone} />
          </Td>
          <Td className="max-w-40 truncate">
            <Link href={`/admin/trainers/${session.trainerId}`} className="relative prose-link">
              {session.trainer}
            </Link>
          </Td>
          <Td className="hidden max-w-56 truncate text-muted md:table-cell">{session.course}</Td>
          <Td className="hidden whitespace-nowrap text-muted sm:table-cell">
            {session.ordinal} of {session.sessionCount}
          </Td>
          <Td className="hidden text-right font-mono text-xs sm:table-cell">P-{session.number}</Td>
        </Tr>
      ))}
    </>
  );
}
