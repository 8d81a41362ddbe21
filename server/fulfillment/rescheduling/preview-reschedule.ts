import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { wallTime } from '@/server/core/time/local-date';
import { timeRules } from '@/server/process/vocabulary/trainer-rules';
import { instantOf } from '@/server/scheduling/availability/wall-period';
import { checkReschedule } from './check-reschedule';
import { judgeNewTime } from './judge-new-time';
import { loadReschedule } from './load-reschedule';
import { type RescheduleAsker, rescheduleAsker } from './reschedule-asker';

export const previewRescheduleInput = z.object({
  sessionId: id,
  /** Wall time in the student's zone, as the dialog shows it: "2026-11-30T18:00". */
  wall: wallTime,
});

/**
 * What stands against another time for a session: `obstacle` is what nobody can override, in a sentence; `broken` names the
 * rules that an admin may. Changes nothing.
 *
 * Throws NotFoundError `session.unknown`, ValidationError when `wall` is no time.
 */
export async function previewReschedule(
  ctx: Context,
  input: z.input<typeof previewRescheduleInput> & { by: RescheduleAsker['by'] },
) {
  const asker = rescheduleAsker(ctx, input.by);
  const { sessionId, wall } = previewRescheduleInput.parse(input);
  const loaded = await loadReschedule(ctx.db, sessionId, asker, ctx.now);
  const { session, zone, facts } = loaded;
  const startsAt = instantOf(wall, zone);
  const length = session.endsAt.getTime() - session.startsAt.getTime();
  const to = { startsAt, endsAt: new Date(startsAt.getTime() + length) };
  const { refusal, broken } = await judgeNewTime(ctx.db, loaded, to, { overridden: timeRules });
  return { startsAt, obstacle: (checkReschedule(facts) ?? refusal)?.message ?? null, broken };
}
