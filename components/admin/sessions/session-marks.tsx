import { formatTime } from '@/server/core/time/format-time';
import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';

/** What is not usual about a session, in a word or two; nothing for one that stands as it was booked. */
export function SessionMarks({ session, zone }: { session: CalendarSession; zone: string }) {
  const { status, movedFrom, takenFrom, startsAt } = session;
  if (status === 'CANCELLED') return <span className="font-semibold text-bad">cancelled</span>;
  const isMoved = movedFrom && movedFrom.getTime() !== startsAt.getTime();
  if (!isMoved && !takenFrom) return null;
  return (
    <span className="font-semibold text-warn">
      moved{isMoved && ` from ${formatTime(movedFrom, 'day', zone)}, ${formatTime(movedFrom, 'time', zone)}`}
      {takenFrom && ` from ${takenFrom}`}
    </span>
  );
}
