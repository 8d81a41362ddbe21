import type { Tx } from '@/server/core/db';
import type { TimeRule } from '@/server/process/vocabulary/trainer-rules';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';
import { checkNewTime } from './check-new-time';
import type { RescheduleRefusal } from './check-reschedule';
import { loadBookedBeside } from './load-booked-beside';
import type { loadReschedule } from './load-reschedule';

/**
 * Judges another time for a session: why it may not be held then, despite the rules in `overridden`, and every time rule that
 * it breaks, overridden or not. One query.
 */
export async function judgeNewTime(
  tx: Tx,
  loaded: Awaited<ReturnType<typeof loadReschedule>>,
  to: Span,
  { overridden }: { overridden: readonly TimeRule[] },
): Promise<{ refusal: RescheduleRefusal | null; broken: TimeRule[] }> {
  const { session, zone, facts, bufferMinutes, calendar } = loaded;
  const broken = calendar.broken(to.startsAt.getTime(), to.endsAt.getTime());
  const booked = await loadBookedBeside(tx, session, to, bufferMinutes);
  const { now, by } = facts;
  const refusal = checkNewTime({ now, by, zone, to, bufferMinutes, booked, broken, overridden });
  return { refusal, broken };
}
