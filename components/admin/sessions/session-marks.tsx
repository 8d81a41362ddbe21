import { formatTime } from '@/server/core/time/format-time';
import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';

/** Marks a session as cancelled or moved. Renders nothing for one that is still as booked. */
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
