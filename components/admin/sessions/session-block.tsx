import type { CSSProperties } from 'react';
import { Link } from '@/components/ui/link';
import { formatTime } from '@/server/core/time/format-time';
import { spanWords } from '@/server/core/time/span-words';
import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';
import { SessionMarks } from './session-marks';

/** One session in a week, linked to its purchase. Past sessions are dimmed, cancelled ones struck through. */
export function SessionBlock({
  session,
  zone,
  now,
  style,
}: {
  session: CalendarSession;
  zone: string;
  now: Date;
  style: CSSProperties;
}) {
  const { startsAt, endsAt, status, student, course, number, ordinal, sessionCount } = session;
  const isCancelled = status === 'CANCELLED';
  const look = isCancelled
    ? 'border-line-strong bg-sunk text-muted'
    : endsAt <= now
      ? 'border-line-strong bg-sunk text-muted'
      : 'border-accent bg-accent-soft';
  const from = formatTime(startsAt, 'time', zone);
  const until = formatTime(endsAt, 'time', zone);
  return (
    <li
      style={style}
      className="max-md:h-auto! max-md:border-t max-md:border-line md:absolute md:inset-x-0.5 md:py-px"
    >
      <Link
        href={`/admin/purchases/P-${number}`}
        title={`${spanWords({ startsAt, endsAt }, zone, { to: ' to ' })}, ${student}, ${course}, session ${ordinal} of ${sessionCount}`}
        className={`block h-full overflow-hidden md:whitespace-nowrap rounded-md border-l-2 px-1.5 py-0.5 text-xs leading-[1.15rem] hover:brightness-95 focus-visible:-outline-offset-2! max-md:rounded-none max-md:px-3 max-md:py-2 ${look}`}
      >
        <span className="block md:truncate">
          <span className={`font-semibold ${isCancelled ? 'line-through' : ''}`}>
            {from} <span className="md:sr-only">to {until}</span>
          </span>{' '}
          <span className={isCancelled ? 'line-through' : ''}>{student}</span>
        </span>
        <span className="block truncate text-muted">
          <SessionMarks session={session} zone={zone} /> {course}
        </span>
      </Link>
    </li>
  );
}
