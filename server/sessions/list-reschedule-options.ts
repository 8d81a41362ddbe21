import { z } from 'zod';
import type { Context } from '@/server/context';
import { checkReschedule, latestStart, studentMoves } from './check-reschedule';
import { loadReschedule, type RescheduleAsker } from './load-reschedule';

export const listRescheduleOptionsInput = z.object({ sessionId: z.string().min(1).max(64) });

/** Weeks ahead that are offered, and minutes between two offers. */
const weeks = 5;
const stepMinutes = 30;

/**
 * The times at which a session could be held instead: where its trainer and its student are both free, every half hour,
 * over the next five weeks at most. `refusal` says why it cannot be moved at all. `left` is how many moves the student has
 * left for this session. Changes nothing.
 *
 * Throws NotFoundError `session.unknown`.
 */
export async function listRescheduleOptions(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof listRescheduleOptionsInput> & { asker: RescheduleAsker },
) {
  const { sessionId } = listRescheduleOptionsInput.parse(input);
  const { session, zone, facts, calendar } = await loadReschedule(ctx.db, sessionId, input.asker, ctx.now);
  const refusal = checkReschedule(facts);
  const { perSession, perSeries } = studentMoves;
  const { ofSession, ofSeries } = facts.movesBefore;
  const length = session.endsAt.getTime() - session.startsAt.getTime();
  const step = stepMinutes * 60_000;
  const until = Math.min(latestStart(facts).getTime(), ctx.now.getTime() + weeks * 7 * 86_400_000);
  const options: Date[] = [];
  for (let at = Math.ceil(ctx.now.getTime() / step) * step; !refusal && at <= until; at += step) {
    if (at !== session.startsAt.getTime() && calendar.fits(at, at + length)) options.push(new Date(at));
  }
  return {
    session,
    zone,
    refusal,
    left: Math.max(0, Math.min(perSession - ofSession, perSeries - ofSeries)),
    minutes: length / 60_000,
    options,
  };
}
