import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { wallTime } from '@/server/scheduling/calendar/zone-offsets';
import { checkReschedule, latestStart, studentMoves } from './check-reschedule';
import { loadReschedule } from './load-reschedule';
import { type RescheduleAsker, rescheduleAsker } from './reschedule-asker';

export const listRescheduleOptionsInput = z.object({ sessionId: id });

/** Weeks before and after the session that are looked at, and minutes between two offers. */
const weeksAround = 3;
const stepMinutes = 30;

/**
 * The times at which a session could be held instead, those nearest to its own first (of two as near, the later): where
 * its trainer and its student are both free, at every half hour of the student's clock, at most three weeks before or
 * after it. Never in the past; for a student never beyond the last time that they may choose. `refusal` says why it cannot
 * be moved at all. `left` is how many moves the student has left for this session. Changes nothing.
 *
 * Throws NotFoundError `session.unknown`.
 */
export async function listRescheduleOptions(
  ctx: Context,
  input: z.input<typeof listRescheduleOptionsInput> & { by: RescheduleAsker['by'] },
) {
  const asker = rescheduleAsker(ctx, input.by);
  const { sessionId } = listRescheduleOptionsInput.parse(input);
  const { session, zone, facts, calendar } = await loadReschedule(ctx.db, sessionId, asker, ctx.now);
  const refusal = checkReschedule(facts);
  const { perSession, perSeries } = studentMoves;
  const { ofSession, ofSeries } = facts.movesBefore;
  const [startsAt, endsAt] = [session.startsAt.getTime(), session.endsAt.getTime()];
  const latest = asker.by === 'student' ? latestStart(facts).getTime() : Number.POSITIVE_INFINITY;
  const options = refusal
    ? []
    : timesAround(startsAt, zone).filter((at) => at <= latest && calendar.fits(at, at + endsAt - startsAt));
  return {
    session,
    zone,
    refusal,
    left: Math.max(0, Math.min(perSession - ofSession, perSeries - ofSeries)),
    minutes: (endsAt - startsAt) / 60_000,
    options: options.map((at) => new Date(at)),
  };
}

/** Every half hour that a clock in the zone shows around an instant, nearest first, without the instant itself. */
function timesAround(instant: number, zone: string): number[] {
  const step = stepMinutes * 60_000;
  const shown = instant - (wallTime(zone, instant).minute % stepMinutes) * 60_000;
  const reach = (weeksAround * 7 * 86_400_000) / step;
  return Array.from({ length: 2 * reach + 1 }, (_, index) => shown + (index - reach) * step)
    .filter((at) => at !== instant)
    .sort((a, b) => Math.abs(a - instant) - Math.abs(b - instant) || b - a);
}
